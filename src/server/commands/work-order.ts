import { sql } from 'kysely';
import type { Clock } from '#base/clock.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { instantOf } from '../deployment.ts';

/** A scan that waited longer than this goes before every other, whatever its risk, so that none waits for ever. */
const AGE_CAP_MS = 30 * 60_000;

/** The order of work of one officer: those kept for them, those over the age cap by age, then by risk, then by age. For queries over `scans` and `reviews`. */
export function workOrder(clock: Clock, officerId: OfficerId) {
  const capAt = instantOf(clock.nowMs() - AGE_CAP_MS);
  return sql`reviews.reserved_for = ${officerId} desc nulls last,
    (case when scans.arrived_at < ${capAt} then scans.arrived_at end) nulls last,
    scans.risk_score desc, scans.arrived_at, scans.id`;
}
