import { sql } from 'kysely';
import type { renewLeases } from '#contract/queue.ts';
import type { BodyOf, ReplyOf } from '#contract/route.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { Lease } from '#domain/review/review.ts';
import { type Deployment, instantOf } from '../deployment.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'leaseMs'>;

/**
 * Lengthens the leases an officer still has, those that ran out and that nobody took over included. A heartbeat is no
 * act: it raises no revision and leaves no event.
 */
export async function renew(
  { db, clock, leaseMs }: Parts,
  officer: Officer,
  { leases }: BodyOf<typeof renewLeases>,
): Promise<ReplyOf<typeof renewLeases>> {
  const expiresAt = instantOf(clock.nowMs() + leaseMs);
  const renewed: Lease[] = [];
  for (const { scanId, leaseId } of leases) {
    const row = await db
      .updateTable('reviews')
      .set({
        lease_expires_at: expiresAt,
        record: sql<string>`jsonb_set(record, '{lease,expiresAt}', to_jsonb(${expiresAt}::text))`,
      })
      .where('scan_id', '=', scanId)
      .where('lease_id', '=', leaseId)
      .where('lease_officer_id', '=', officer.id)
      .returning('scan_id')
      .executeTakeFirst();
    if (row) renewed.push({ id: leaseId, officerId: officer.id, expiresAt });
  }
  const lost = leases.map(({ leaseId }) => leaseId).filter((id) => !renewed.some((lease) => lease.id === id));
  return { renewed, lost };
}
