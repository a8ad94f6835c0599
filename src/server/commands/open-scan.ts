import type { seeScan } from '#contract/review.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { asSeenBy, maySeeInFull, Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Deployment } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { scansToRereadBy } from '../queries/audit-rounds.ts';
import { namesOf, peopleIn } from '../queries/officer-names.ts';
import { noteRevealed } from './stored-review.ts';
import { transact } from './transact.ts';

/** Shows a scan to an officer; the trail notes the first time. Throws `not-found`, `reread-pending`. */
export async function openScan(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  officerId: OfficerId,
  scanId: ScanId,
): Promise<ReplyOf<typeof seeScan>> {
  const row = await parts.db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .leftJoin('openings', (join) =>
      join.onRef('openings.scan_id', '=', 'reviews.scan_id').on('officer_id', '=', officerId),
    )
    .select(['facts', 'record', 'officer_id as openedBy'])
    .where('reviews.scan_id', '=', scanId)
    .executeTakeFirst();
  if (!row) throw new RequestProblem('not-found', { field: 'scanId', detail: 'There is no such scan.' });
  if ((await scansToRereadBy(parts.db, officerId)).has(scanId)) throw new RequestProblem('reread-pending');
  if (!row.openedBy) await noteOpening(parts, officerId, scanId);
  const stored = Review.parse(row.record);
  if (maySeeInFull(stored, officerId) && !stored.revealedTo.includes(officerId)) {
    await parts.db.transaction().execute((tx) => noteRevealed(tx, scanId, officerId));
  }
  const review = asSeenBy(stored, officerId);
  return { scan: row.facts, review, people: await namesOf(parts.db, peopleIn(review)) };
}

async function noteOpening(
  parts: Pick<Deployment, 'db' | 'live' | 'checkpoints'>,
  officerId: OfficerId,
  scanId: ScanId,
): Promise<void> {
  await transact(parts, async ({ tx, appendAudit }) => {
    const noted = await tx
      .insertInto('openings')
      .values({ scan_id: scanId, officer_id: officerId })
      .onConflict((conflict) => conflict.doNothing())
      .returning('scan_id')
      .executeTakeFirst();
    if (!noted) return;
    await appendAudit({ action: 'scan.opened', actorId: officerId, scanId, deviceAt: null, details: {} });
  });
}
