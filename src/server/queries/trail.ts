import { sql } from 'kysely';
import type { TrailQuery, TrailRow } from '#contract/trail.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import type { Database } from '../db/database.ts';
import { auditEventOf } from './records.ts';

const ROWS_MAX = 100;
const OFFICERS_MAX = 500;

/** The newest events that fit, and whether there are more; `hidden` are the scans that must not be told of. */
export async function trailRows(
  db: Database,
  { about, actorId, pack, action, before }: TrailQuery,
  hidden: ReadonlySet<string>,
): Promise<{ rows: TrailRow[]; hasMore: boolean }> {
  const rows = await db
    .selectFrom('audit_events')
    .leftJoin('officers', 'officers.id', 'actor_id')
    .leftJoin('scans', 'scans.id', 'scan_id')
    .selectAll('audit_events')
    .select(['display_name as actor', 'container_number as container'])
    .$if(about !== null, (query) =>
      query.where((eb) => eb.or([eb('scan_id', '=', about ?? ''), eb('container_number', '=', about ?? '')])),
    )
    .$if(actorId !== null, (query) => query.where('actor_id', '=', actorId ?? ''))
    .$if(action !== null, (query) => query.where('action', '=', action ?? ''))
    .$if(before !== null, (query) => query.where('seq', '<', before ?? 0))
    .$if(hidden.size > 0, (query) =>
      query.where((eb) => eb.or([eb('scan_id', 'is', null), eb('scan_id', 'not in', [...hidden])])),
    )
    .$if(pack !== null, (query) => query.where(namesPack(pack?.packId ?? '', pack?.packVersion ?? '')))
    .orderBy('seq', 'desc')
    .limit(ROWS_MAX + 1)
    .execute();
  return {
    rows: rows
      .slice(0, ROWS_MAX)
      .map(({ actor, container, ...row }) => ({ ...auditEventOf(row), actor, container }) as TrailRow),
    hasMore: rows.length > ROWS_MAX,
  };
}

/** In a report, in what a decision rested on, or in an act upon the pack itself. */
function namesPack(packId: string, packVersion: string) {
  return sql<boolean>`(
    sealed::jsonb #> '{details,command,report}' @> ${JSON.stringify({ packId, packVersion })}::jsonb
    or sealed::jsonb #> '{details,detector}' @> ${JSON.stringify({ packId, packVersion })}::jsonb
    or sealed::jsonb -> 'details' @> ${JSON.stringify({ packId, version: packVersion })}::jsonb
  )`;
}

/** Everyone whose acts the trail may have. */
export async function officersOfTrail(db: Database) {
  const rows = await db
    .selectFrom('officers')
    .select(['id', 'display_name as displayName'])
    .orderBy('display_name')
    .limit(OFFICERS_MAX)
    .execute();
  return rows.map(({ id, displayName }) => ({ id: OfficerId.parse(id), displayName }));
}
