import type { closeDiscussion, remarkOnEscalation } from '#contract/escalations.ts';
import type { BodyOf } from '#contract/route.ts';
import type { AuditAction } from '#domain/audit/event.ts';
import { addRemark, closeEscalation, type Escalation } from '#domain/escalation/escalation.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { withdrawEscalation } from '#domain/review/escalation-rules.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { saveEscalation, storedEscalation } from './stored-escalation.ts';
import { lockReview, noteRevealed, saveReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Remarking = BodyOf<typeof remarkOnEscalation>;
type Closing = BodyOf<typeof closeDiscussion>;

/** Throws `not-found`, `not-permitted`, `reread-pending`. */
export function say(parts: Parts, officer: Officer, command: Remarking): Promise<Answer> {
  const { remarkId, place, text } = command;
  return discuss(parts, officer, command, 'escalation.remarked', async (act, escalation, at) => {
    const said = addRemark(escalation, { id: remarkId, by: officer.id, at, place, text });
    if (!said.ok) return said;
    await saveEscalation(act, said.value);
    await noteRevealed(act.tx, command.scanId, officer.id);
    return said;
  });
}

/** Throws `not-found`, `not-permitted`, `reread-pending`. */
export function close(parts: Parts, officer: Officer, command: Closing): Promise<Answer> {
  return discuss(parts, officer, command, 'escalation.closed', async (act, escalation, at) => {
    const closed = closeEscalation(escalation, officer.id, at);
    if (!closed.ok) return closed;
    await saveEscalation(act, closed.value);
    const review = await lockReview(act.tx, command.scanId);
    // Whoever has the scan in hand goes on undisturbed; it ends there with the decision.
    if (review?.escalation && !review.lease) {
      const withdrawn = withdrawEscalation(review, at);
      await saveReview(act.tx, withdrawn, at);
      act.announce({ kind: 'review-changed', scanId: review.scanId, revision: withdrawn.revision });
    }
    return closed;
  });
}

type Verb = (
  act: Act,
  escalation: Escalation,
  at: string,
) => Promise<{ ok: true } | { ok: false; readonly problem: string }>;

async function discuss(
  parts: Parts,
  officer: Officer,
  command: Remarking | Closing,
  action: AuditAction,
  verb: Verb,
): Promise<Answer> {
  const at = nowAt(parts.clock);
  const { commandId, scanId, deviceAt } = command;
  if ((await scansToRereadBy(parts.db, officer.id)).has(scanId)) throw new RequestProblem('reread-pending');
  return transact(parts, (act) =>
    once(act.tx, { commandId, officerId: officer.id, command, nowAt: at }, async () => {
      // Locked in the order of every other act on the scan: the review, then its discussion.
      await lockReview(act.tx, scanId);
      const escalation = await storedEscalation(act.tx, scanId);
      if (!escalation) throw new RequestProblem('not-found', { field: 'scanId', detail: 'Nobody asked about it.' });
      if (!maySpeak(officer, escalation)) throw new RequestProblem('not-permitted');
      const done = await verb(act, escalation, at);
      if (!done.ok) return answerOf(new RequestProblem(done.problem));
      await act.appendAudit({ action, actorId: officer.id, scanId, deviceAt, details: { command } });
      return { status: 200, body: {} };
    }),
  );
}

/** Whoever asked, and the seniors. */
export function maySpeak({ id, role }: Officer, { askedBy }: Pick<Escalation, 'askedBy'>): boolean {
  return askedBy === id || mayRole(role, 'escalation.answer');
}
