import { type RawBuilder, sql } from 'kysely';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Instant } from '#domain/time/instant.ts';
import { instantOf } from '../deployment.ts';

/** A scan that waited longer than this goes before every other, whatever its risk, so that none waits for ever. */
const AGE_CAP_MS = 30 * 60_000;

/** Scans that arrived before this have waited too long. */
export function ageCapAt(at: Instant): Instant {
  return instantOf(Date.parse(at) - AGE_CAP_MS);
}

/**
 * The place of a scan in the order of work of one officer at one moment, least first: those kept for them, those over the
 * age cap by age, then by risk, then by age. For queries over `scans` and `reviews`; to order by, and to compare as a row.
 */
export function workOrder(at: Instant, officerId: OfficerId): RawBuilder<unknown> {
  return sql`reviews.reserved_for is distinct from ${officerId},
    case when scans.arrived_at < ${ageCapAt(at)} then scans.arrived_at else 'infinity' end,
    -scans.risk_score, scans.arrived_at, scans.id`;
}
