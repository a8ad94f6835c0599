import type { recordExamination } from '#contract/record.ts';
import type { BodyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { decisionOnRecord } from '#domain/review/review.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { lockReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Recording = BodyOf<typeof recordExamination>;

/** Notes what the yard found; the newest word counts, the trail keeps each. Throws `not-found`. */
export async function noteExamination(parts: Parts, officerId: OfficerId, command: Recording): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId, command, nowAt: at }, () =>
      judge(act, officerId, command, at),
    ),
  );
}

async function judge(act: Act, officerId: OfficerId, command: Recording, at: string): Promise<Answer> {
  const { scanId, result, note, places, deviceAt } = command;
  const review = await lockReview(act.tx, scanId);
  if (!review) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
  const decision = decisionOnRecord(review);
  if (!decision || decision.lockedAt > at) return answerOf(new RequestProblem('not-decided'));

  const noted = {
    result,
    note,
    places: JSON.stringify(result === 'found' ? places : []),
    recorded_at: at,
    recorded_by: officerId,
  };
  await act.tx
    .insertInto('examinations')
    .values({ scan_id: scanId, ...noted })
    .onConflict((conflict) => conflict.column('scan_id').doUpdateSet(noted))
    .execute();
  act.announce({ kind: 'review-changed', scanId, revision: review.revision });
  await act.appendAudit({ action: 'examination.recorded', actorId: officerId, scanId, deviceAt, details: { command } });
  return { status: 200, body: {} };
}
