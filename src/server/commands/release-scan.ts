import type { releaseScan } from '#contract/queue.ts';
import type { BodyOf } from '#contract/route.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { lockReview, saveReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Release = BodyOf<typeof releaseScan>;

/** Gives a scan back to the queue as it is. Throws `not-found`. */
export async function release(parts: Parts, officer: Officer, command: Release): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId: officer.id, command, nowAt: at }, () =>
      judge(parts, act, officer, command),
    ),
  );
}

async function judge(parts: Parts, act: Act, officer: Officer, command: Release): Promise<Answer> {
  const review = await lockReview(act.tx, command.scanId);
  if (!review) throw new RequestProblem('not-found', { field: 'scanId' });
  if (review.lease?.id !== command.leaseId || review.lease.officerId !== officer.id) {
    return answerOf(new RequestProblem('lease-lost'));
  }
  const released = { ...review, lease: null, revision: review.revision + 1 };
  await saveReview(act.tx, released, nowAt(parts.clock));
  act.announce({ kind: 'queue-changed' });
  act.announce({ kind: 'review-changed', scanId: review.scanId, revision: released.revision });
  await act.appendAudit({
    action: 'scan.released',
    actorId: officer.id,
    scanId: review.scanId,
    deviceAt: command.deviceAt,
    details: { command, revision: released.revision },
  });
  return { status: 200, body: {} };
}
