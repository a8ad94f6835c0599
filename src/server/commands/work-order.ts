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

/** A part of the order of work whose own order does not depend on the moment, so that an index holds it. */
export interface Stretch {
  /** Whether a review belongs to it. */
  readonly holds: RawBuilder<boolean>;
  /** Least first; to order by, and to compare as a row. */
  readonly order: RawBuilder<unknown>;
}

/**
 * The order of work of one officer at one moment, for queries over `reviews`, stretch by stretch: what is kept for them
 * before all else; of either, what waits longer than the age cap by age, then the others by risk, then by age.
 */
export function workOrder(at: Instant, officerId: OfficerId): readonly Stretch[] {
  const isKept = sql<boolean>`reviews.reserved_for is not distinct from ${officerId}`;
  const isOverdue = sql<boolean>`reviews.arrived_at < ${ageCapAt(at)}`;
  return [isKept, sql<boolean>`not (${isKept})`].flatMap((whose) => [
    { holds: sql<boolean>`${whose} and ${isOverdue}`, order: BY_AGE },
    { holds: sql<boolean>`${whose} and not (${isOverdue})`, order: BY_RISK },
  ]);
}

const BY_AGE = sql`reviews.arrived_at, reviews.scan_id`;
const BY_RISK = sql`-reviews.risk_score, reviews.arrived_at, reviews.scan_id`;
