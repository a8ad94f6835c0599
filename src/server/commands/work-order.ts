import { sql } from 'kysely';
import type { Clock } from '#base/clock.ts';
import { instantOf } from '../deployment.ts';

/** A scan that waited longer than this goes before every other, whatever its risk, so that none waits for ever. */
const AGE_CAP_MS = 30 * 60_000;

/** The order of work: those over the age cap by age, then by risk, then by age. For queries over `scans`. */
export function workOrder(clock: Clock) {
  const capAt = instantOf(clock.nowMs() - AGE_CAP_MS);
  return sql`(case when scans.arrived_at < ${capAt} then scans.arrived_at end) nulls last,
    scans.risk_score desc, scans.arrived_at, scans.id`;
}
