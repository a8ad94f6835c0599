import { sql } from 'kysely';
import type { RereadView, RoundItem, RoundRow, seeRound, seeRounds } from '#contract/audit-rounds.ts';
import type { ReplyOf } from '#contract/route.ts';
import { Grade, Reread, stateOf } from '#domain/audit-round/reread.ts';
import { RoundId } from '#domain/audit-round/sample-plan.ts';
import { OfficerId } from '#domain/officer/officer.ts';
import { decisionOnRecord, Review } from '#domain/review/review.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';
import { caseRecord } from './records.ts';

const ROUNDS_MAX = 100;
const DECIDERS_MAX = 500;

/** The rounds, newest first, and whose decisions a round could be drawn from. */
export async function auditRounds(db: Database, callerId: OfficerId): Promise<ReplyOf<typeof seeRounds>> {
  return { rounds: await roundRows(db, callerId, null), deciders: await decidersOf(db) };
}

/** One round with its scans in the order of reading. Undefined when there is none. */
export async function auditRound(
  db: Database,
  callerId: OfficerId,
  roundId: RoundId,
): Promise<ReplyOf<typeof seeRound> | undefined> {
  const [round] = await roundRows(db, callerId, roundId);
  if (!round) return undefined;
  const rows = await db
    .selectFrom('rereads')
    .innerJoin('reviews', 'reviews.scan_id', 'rereads.scan_id')
    .innerJoin('scans', 'scans.id', 'rereads.scan_id')
    .leftJoin('officers', (join) =>
      join.onRef(
        'officers.id',
        '=',
        sql<string>`coalesce(nullif(reviews.record->'decision', 'null'), reviews.record#>'{earlier,-1,decision}')->>'decidedBy'`,
      ),
    )
    .select(['facts', 'reviews.record as review', 'rereads.record as reread', 'display_name as decider'])
    .where('round_id', '=', roundId)
    .orderBy('position')
    .execute();
  const hidden = await scansToRereadBy(db, callerId);
  return {
    round,
    items: rows.map(({ facts, review, reread, decider }) =>
      itemOf(facts, Review.parse(review), Reread.parse(reread), decider, hidden.has(facts.id)),
    ),
  };
}

async function roundRows(db: Database, callerId: OfficerId, roundId: RoundId | null): Promise<RoundRow[]> {
  const rounds = await db
    .selectFrom('audit_rounds')
    .innerJoin('officers', 'officers.id', 'drawn_by')
    .selectAll('audit_rounds')
    .select('display_name')
    .$if(roundId !== null, (query) => query.where('audit_rounds.id', '=', roundId))
    .orderBy('drawn_at', 'desc')
    .limit(ROUNDS_MAX)
    .execute();
  if (rounds.length === 0) return [];
  const counted = await db
    .selectFrom('rereads')
    .select(['round_id', 'state', sql<string | null>`record->'grade'->>'grade'`.as('grade')])
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where(
      'round_id',
      'in',
      rounds.map(({ id }) => id),
    )
    .groupBy(['round_id', 'state', 'grade'])
    .execute();
  return rounds.map(({ id, plan, drawn_at, drawn_by, candidates, display_name }) => {
    const own = counted.filter(({ round_id }) => round_id === id);
    const sum = (rows: typeof own) => rows.reduce((total, { count }) => total + count, 0);
    return {
      roundId: RoundId.parse(id),
      plan,
      drawnAt: drawn_at,
      drawnBy: display_name,
      isOwn: drawn_by === callerId,
      candidates,
      size: sum(own),
      compared: sum(own.filter(({ state }) => state !== 'waiting')),
      grades: Object.fromEntries(
        Grade.options.map((word) => [word, sum(own.filter(({ grade }) => grade === word))]),
      ) as RoundRow['grades'],
    };
  });
}

export async function decidersOf(db: Database) {
  const rows = await db
    .selectFrom('officers')
    .select(['id', 'display_name as displayName'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('reviews')
        .select(sql<string>`record->'decision'->>'decidedBy'`.as('id'))
        .where('phase', '=', 'decided'),
    )
    .orderBy('display_name')
    .limit(DECIDERS_MAX)
    .execute();
  return rows.map(({ id, displayName }) => ({ id: OfficerId.parse(id), displayName }));
}

function itemOf(
  { id, containerNumber }: Scan,
  review: Review,
  reread: Reread,
  decider: string | null,
  isHidden: boolean,
): RoundItem {
  const { position, stratum, verdict, grade } = reread;
  const { firstVerdict, detection, findings } = review;
  const decision = decisionOnRecord(review);
  return {
    scanId: id,
    position,
    containerNumber,
    state: stateOf(reread),
    known:
      verdict && decision && !isHidden
        ? {
            stratum,
            decidedBy: decider ?? decision.decidedBy,
            firstVerdict: firstVerdict?.verdict ?? null,
            claims: detection?.state === 'done' ? findings.length : null,
            outcome: decision.outcome,
            reread: verdict.verdict,
            grade: grade?.grade ?? null,
          }
        : null,
  };
}

/** A scan of a round as its reader may see it: without the record and the stratum until the own verdict. */
export async function rereadFor(
  db: Database,
  readerId: OfficerId,
  roundId: RoundId,
  scanId: ScanId,
): Promise<RereadView | undefined> {
  const row = await db
    .selectFrom('rereads')
    .innerJoin('scans', 'scans.id', 'rereads.scan_id')
    .select(['facts', 'record'])
    .where('round_id', '=', roundId)
    .where('scan_id', '=', scanId)
    .where('reader_id', '=', readerId)
    .executeTakeFirst();
  if (!row) return undefined;
  const reread = Reread.parse(row.record);
  if (!reread.verdict) return { scan: row.facts, reread: { ...reread, stratum: '' }, record: null };
  return { scan: row.facts, reread, record: (await caseRecord(db, scanId)) ?? null };
}

/** The scans that a supervisor is to read blind: nothing of their records may be shown to them yet. */
export async function scansToRereadBy(db: Database, readerId: OfficerId): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('rereads')
    .select('scan_id')
    .where('reader_id', '=', readerId)
    .where('state', '=', 'waiting')
    .execute();
  return new Set(rows.map(({ scan_id }) => scan_id));
}
