import { ACTION_OF_COMMAND } from '#domain/audit/event.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { applyCommand } from '#domain/review/apply-command.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import { asSeenBy, type Review } from '#domain/review/review.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { evidenceOf } from './evidence.ts';
import { type Answer, once } from './once.ts';
import { ask, closeWith } from './stored-escalation.ts';
import { lockReview, saveReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

/** An officer sees five seconds of hold; a command may be underway for as long again before it is judged too late. */
const UNDO_MS = 10_000;

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints' | 'leaseMs'>;

/**
 * One act of an officer: record, audit event and receipt commit together or not at all. A refusal is kept as a receipt
 * and leaves no event. Throws `not-found` when there is no such scan.
 */
export async function runCommand(parts: Parts, officerId: OfficerId, command: ReviewCommand): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId, command, nowAt: at }, () =>
      judge(parts, act, officerId, command),
    ),
  );
}

async function judge(parts: Parts, act: Act, officerId: OfficerId, command: ReviewCommand): Promise<Answer> {
  const review = await lockReview(act.tx, command.scanId);
  if (!review) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });

  const nowMs = parts.clock.nowMs();
  const acting = {
    officerId,
    nowAt: instantOf(nowMs),
    locksAt: instantOf(nowMs + UNDO_MS),
  };
  const applied = applyCommand(review, command, acting);
  if (!applied.ok) return answerOf(new RequestProblem(applied.problem));

  const changed = withLeaseUntil(applied.value, instantOf(nowMs + parts.leaseMs));
  await saveReview(act.tx, changed, acting.nowAt);
  await ask(act, command, changed, acting.nowAt);
  await closeWith(act, { before: review, after: changed }, officerId, acting.nowAt);
  act.announce({ kind: 'review-changed', scanId: changed.scanId, revision: changed.revision });
  if (changed.phase !== review.phase || changed.lease?.id !== review.lease?.id) act.announce({ kind: 'queue-changed' });
  await act.appendAudit({
    action: ACTION_OF_COMMAND[command.name],
    actorId: officerId,
    scanId: command.scanId,
    deviceAt: command.deviceAt,
    details: { command, revision: changed.revision, ...(await evidenceOf(act.tx, changed)) },
  });
  return { status: 200, body: { review: asSeenBy(changed, officerId) } };
}

/** Work keeps the lease alive. */
function withLeaseUntil(review: Review, expiresAt: string): Review {
  return review.lease ? { ...review, lease: { ...review.lease, expiresAt } } : review;
}

export function answerOf(problem: RequestProblem): Answer {
  return { status: problem.status, body: problem.body };
}
