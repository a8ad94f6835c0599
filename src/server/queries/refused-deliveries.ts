import type { RefusedDelivery } from '#contract/refused-deliveries.ts';
import type { Database } from '../db/database.ts';

/** All that are kept, the newest first. */
export async function refusedDeliveries(db: Database): Promise<RefusedDelivery[]> {
  const rows = await db
    .selectFrom('refused_deliveries')
    .leftJoin('officers', 'officers.id', 'sender_id')
    .selectAll('refused_deliveries')
    .select('display_name as sender')
    .orderBy('refused_at', 'desc')
    .execute();
  return rows.map(({ id, refused_at, times, way, sender, refusal, files }) => ({
    id,
    refusedAt: refused_at,
    times,
    way,
    sender,
    ...refusal,
    files: [...files],
  }));
}
