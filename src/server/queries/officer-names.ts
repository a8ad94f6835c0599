import { OfficerId } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import type { Database } from '../db/database.ts';

/** Those whom a review names as having it in hand, having judged or having decided. */
export function peopleIn({ lease, firstVerdict, decision }: Review): readonly OfficerId[] {
  return [lease?.officerId, firstVerdict?.officerId, decision?.decidedBy].filter((id) => id !== undefined);
}

/** In no order, each once. */
export async function namesOf(db: Database, ids: readonly OfficerId[]) {
  if (ids.length === 0) return [];
  const query = db.selectFrom('officers').select(['id', 'display_name']);
  const rows = await query.where('id', 'in', ids).execute();
  return rows.map(({ id, display_name }) => ({ id: OfficerId.parse(id), displayName: display_name }));
}
