import type { seeConflicts } from '#contract/conflicts.ts';
import type { ReplyOf } from '#contract/route.ts';
import { Conflict } from '#domain/conflict/conflict.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import type { Database } from '../db/database.ts';
import { scansToRereadBy } from './audit-rounds.ts';

const ROWS_MAX = 100;

/** Without the scans that the supervisor is to read blind. */
export async function conflictsFor(db: Database, supervisorId: OfficerId): Promise<ReplyOf<typeof seeConflicts>> {
  const hidden = await scansToRereadBy(db, supervisorId);
  const stored = await db
    .selectFrom('conflicts')
    .innerJoin('scans', 'scans.id', 'conflicts.scan_id')
    .select(['facts', 'record'])
    .$if(hidden.size > 0, (query) => query.where('scan_id', 'not in', [...hidden]))
    .orderBy('settled_at', (order) => order.desc().nullsFirst())
    .orderBy('raised_at', 'desc')
    .limit(ROWS_MAX)
    .execute();
  const rows = stored.map(({ facts, record }) => ({ scan: facts, conflict: Conflict.parse(record) }));
  return { rows, names: await namesIn(db, new Set(rows.flatMap(({ conflict }) => peopleOf(conflict)))) };
}

function peopleOf({ raisedBy, settled, mine, theirs }: Conflict): readonly OfficerId[] {
  const named = [mine, theirs].flatMap(({ lease, firstVerdict, decision }) => [
    lease?.officerId,
    firstVerdict?.officerId,
    decision?.decidedBy,
  ]);
  return [raisedBy, settled?.by, ...named].filter((id) => id !== undefined);
}

async function namesIn(db: Database, ids: ReadonlySet<OfficerId>) {
  if (ids.size === 0) return [];
  const query = db.selectFrom('officers').select(['id', 'display_name']);
  const rows = await query.where('id', 'in', [...ids]).execute();
  return rows.map(({ id, display_name }) => ({ id: OfficerId.parse(id), displayName: display_name }));
}
