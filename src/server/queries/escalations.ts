import type { EscalationView } from '#contract/escalations.ts';
import { Escalation } from '#domain/escalation/escalation.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';

/** What is said about a scan, with all that is on record about it. Undefined when nobody asked. */
export async function escalationOf(db: Database, scanId: ScanId): Promise<EscalationView | undefined> {
  const row = await db
    .selectFrom('escalations')
    .innerJoin('reviews', 'reviews.scan_id', 'escalations.scan_id')
    .innerJoin('scans', 'scans.id', 'escalations.scan_id')
    .select(['facts', 'reviews.record as review', 'escalations.record as escalation'])
    .where('escalations.scan_id', '=', scanId)
    .executeTakeFirst();
  if (!row) return undefined;
  const escalation = Escalation.parse(row.escalation);
  const speakers = new Set([escalation.askedBy, ...escalation.remarks.map(({ by }) => by)]);
  const names = await db
    .selectFrom('officers')
    .select(['id', 'display_name as displayName'])
    .where('id', 'in', [...speakers])
    .execute();
  return {
    scan: row.facts,
    review: Review.parse(row.review),
    escalation,
    names: names.map(({ id, displayName }) => ({ id: OfficerId.parse(id), displayName })),
  };
}
