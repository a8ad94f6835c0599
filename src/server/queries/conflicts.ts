import type { seeConflicts } from '#contract/conflicts.ts';
import type { ReplyOf } from '#contract/route.ts';
import { Conflict } from '#domain/conflict/conflict.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Database } from '../db/database.ts';
import { scansToRereadBy } from './audit-rounds.ts';
import { namesOf, peopleIn } from './officer-names.ts';

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
  return { rows, names: await namesOf(db, [...new Set(rows.flatMap(({ conflict }) => everyoneIn(conflict)))]) };
}

function everyoneIn({ raisedBy, settled, mine, theirs }: Conflict): readonly OfficerId[] {
  return [raisedBy, ...(settled ? [settled.by] : []), ...peopleIn(mine), ...peopleIn(theirs)];
}
