import { createHash } from 'node:crypto';
import type { BodyOf } from '#contract/route.ts';
import type { attachViewPath } from '#contract/view-paths.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { lockReview } from './stored-review.ts';
import { type Act, transact } from './transact.ts';

/** A scan that is returned again and again has a path for each decision; more than this is no work of a person. */
const MOST_PATHS = 20;

type Parts = Pick<Deployment, 'db' | 'clock' | 'newId' | 'live' | 'checkpoints'>;
type Attaching = BodyOf<typeof attachViewPath>;

/** Keeps what an officer had on the screen, and seals its hash into the trail. Throws `not-found`. */
export async function attachPath(parts: Parts, officerId: OfficerId, command: Attaching): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId, command, nowAt: at }, () =>
      judge(parts, act, officerId, command, at),
    ),
  );
}

async function judge(
  { newId }: Parts,
  act: Act,
  officerId: OfficerId,
  { commandId, scanId, deviceAt, path }: Attaching,
  at: string,
): Promise<Answer> {
  const review = await lockReview(act.tx, scanId);
  if (!review) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
  if (!review.terms.isViewRecorded) return answerOf(new RequestProblem('views-not-recorded'));
  if (!hasWorkedOn(review, officerId)) return answerOf(new RequestProblem('view-not-yours'));
  const kept = await act.tx.selectFrom('view_paths').select('id').where('scan_id', '=', scanId).execute();
  if (kept.length >= MOST_PATHS) return answerOf(new RequestProblem('views-too-many'));

  const text = JSON.stringify(path);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const viewPathId = `vwp_${newId()}`;
  await act.tx
    .insertInto('view_paths')
    .values({ id: viewPathId, scan_id: scanId, officer_id: officerId, attached_at: at, sha256, path: text })
    .execute();
  act.announce({ kind: 'review-changed', scanId, revision: review.revision });
  await act.appendAudit({
    action: 'view-path.attached',
    actorId: officerId,
    scanId,
    deviceAt,
    details: { command: { commandId, scanId, deviceAt }, viewPathId, sha256, samples: path.times.length },
  });
  return { status: 200, body: { viewPathId } };
}

/** Whose decision or opinion is on record, or who asked the seniors. */
function hasWorkedOn({ decision, earlier, handedOver, escalation }: Review, officerId: OfficerId): boolean {
  const workers = [
    decision?.decidedBy,
    handedOver?.by,
    escalation?.by,
    ...earlier.map((one) => one.decision.decidedBy),
  ];
  return workers.includes(officerId);
}
