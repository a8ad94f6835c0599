import type { OfficerId } from '#domain/officer/officer.ts';
import { isReturned, Review, revealedTo } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Transaction } from '../db/database.ts';

/** Reads a review and keeps others from changing it until the transaction ends. Undefined when there is no such scan. */
export async function lockReview(tx: Transaction, scanId: ScanId): Promise<Review | undefined> {
  const query = tx.selectFrom('reviews').select('record').where('scan_id', '=', scanId);
  const row = await query.forUpdate().executeTakeFirst();
  return row && Review.parse(row.record);
}

/** Columns that repeat the record for queries. `nowAt` dates a decision by the server's clock. */
export function columnsOf(review: Review, nowAt: Instant) {
  return {
    revision: review.revision,
    phase: review.phase,
    round: review.round,
    lease_id: review.lease?.id ?? null,
    lease_officer_id: review.lease?.officerId ?? null,
    lease_expires_at: review.lease?.expiresAt ?? null,
    handed_over_by: review.handedOver?.by ?? null,
    decided_at: review.phase === 'decided' ? nowAt : null,
    reserved_for: review.reservation?.officerId ?? null,
    reserved_until: review.reservation?.until ?? null,
    returned_at: isReturned(review) ? (review.earlier.at(-1)?.returned.at ?? null) : null,
    record: JSON.stringify(review),
  };
}

/**
 * Notes who was shown what was found. The revision stays: whoever works on the scan must not be thrown off it. True when
 * that is new.
 */
export async function noteRevealed(tx: Transaction, scanId: ScanId, officerId: OfficerId): Promise<boolean> {
  const review = await lockReview(tx, scanId);
  if (!review || review.revealedTo.includes(officerId)) return false;
  const record = JSON.stringify(revealedTo(review, officerId));
  await tx.updateTable('reviews').set({ record }).where('scan_id', '=', scanId).execute();
  return true;
}

export async function saveReview(tx: Transaction, review: Review, nowAt: Instant): Promise<void> {
  await tx.updateTable('reviews').set(columnsOf(review, nowAt)).where('scan_id', '=', review.scanId).execute();
}
