import type { returnToOfficer } from '#contract/record.ts';
import type { BodyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { returnDecision } from '#domain/review/return-decision.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { lockReview, saveReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Returning = BodyOf<typeof returnToOfficer>;

/** Gives a decision back to the officer who made it. Throws `not-found`. */
export async function giveBack(parts: Parts, supervisorId: OfficerId, command: Returning): Promise<Answer> {
  const { commandId } = command;
  return transact(parts, (act) =>
    once(act.tx, { commandId, officerId: supervisorId, command, nowAt: nowAt(parts.clock) }, () =>
      judge(parts, act, supervisorId, command),
    ),
  );
}

async function judge({ clock }: Parts, act: Act, supervisorId: OfficerId, command: Returning): Promise<Answer> {
  const { scanId, reason, deviceAt } = command;
  const review = await lockReview(act.tx, scanId);
  if (!review) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });

  const at = nowAt(clock);
  const returned = returnDecision(review, { by: supervisorId, at, reason });
  if (!returned.ok) return answerOf(new RequestProblem(returned.problem));

  const { value } = returned;
  await saveReview(act.tx, value, at);
  act.announce({ kind: 'queue-changed' });
  act.announce({ kind: 'review-changed', scanId, revision: value.revision });
  await act.appendAudit({
    action: 'decision.returned',
    actorId: supervisorId,
    scanId,
    deviceAt,
    details: { command, revision: value.revision, decision: review.decision, reservation: value.reservation },
  });
  return { status: 200, body: { keptUntil: value.reservation?.until } };
}
