import { type RawBuilder, sql } from 'kysely';
import type { countQueue, QueueQuery, QueueRow, seeQueue } from '#contract/queue.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import type { QueueView } from '#domain/queue/queue-view.ts';
import { isClaimable } from '#domain/review/claim.ts';
import { isReturned, Review } from '#domain/review/review.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { Instant } from '#domain/time/instant.ts';
import { ageCapAt, type Stretch, workOrder } from '../commands/work-order.ts';
import type { Database } from '../db/database.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { scansToRereadBy } from './audit-rounds.ts';

const ROWS_MAX = 200;
const GOODS_MAX_CHARACTERS = 200;

type Parts = Pick<Deployment, 'db' | 'clock'>;

/** A page of what waits for a decision, or of what the officer decided, in order, as that officer sees it. */
export async function queueFor(
  { db, clock }: Parts,
  officer: Officer,
  query: QueueQuery,
): Promise<ReplyOf<typeof seeQueue>> {
  const nowIs = nowAt(clock);
  const hidden = await scansToRereadBy(db, officer.id);
  const found = matches(db, officer, query, hidden, nowIs);
  const at = query.after?.at ?? nowIs;
  const stretches = query.view === 'done' ? [NEWEST_FIRST] : workOrder(at, officer.id);
  const ids = await idsInOrder(db, found, stretches, query.after?.scanId);
  const page = ids.slice(0, ROWS_MAX);
  const last = page.at(-1);
  return {
    rows: await rowsOf(db, page, officer, hidden, nowIs),
    next: last && ids.length > page.length ? { at, scanId: last } : null,
    matching: query.after ? null : await countOf(found),
  };
}

type Found = ReturnType<typeof matches>;

/** The scans of a view that have all the words. */
function matches(
  db: Database,
  officer: Officer,
  { view, words }: QueueQuery,
  hidden: ReadonlySet<string>,
  nowIs: Instant,
) {
  const tellsOfOthers = view === 'returned' || view === 'escalated';
  const wanted = wordsOf(words);
  return db
    .selectFrom('reviews')
    .where('phase', view === 'done' ? '=' : '<>', 'decided')
    .where(isInView(officer, nowIs)[view])
    .$if(wanted.length > 0, (query) => query.where(hasWords(wanted, nowIs)))
    .$if(tellsOfOthers && hidden.size > 0, (query) =>
      // Who is to read a scan blind must not learn what others said of it.
      query.where('scan_id', 'not in', [...hidden]),
    );
}

/** Whether the scan and who holds it have all of these words. */
function hasWords(words: readonly string[], nowIs: Instant): RawBuilder<boolean> {
  const text = sql`scans.words || ' ' || lower(coalesce(holders.display_name, ''))`;
  return sql`exists (select from scans
    left join officers as holders on holders.id = reviews.lease_officer_id and reviews.lease_expires_at > ${nowIs}
    where scans.id = reviews.scan_id and ${sql.join(
      words.map((word) => sql`strpos(${text}, ${word}) > 0`),
      sql` and `,
    )})`;
}

function isInView({ id, role }: Officer, nowIs: Instant): Readonly<Record<QueueView, RawBuilder<boolean>>> {
  return {
    all: sql`true`,
    mine: sql`(lease_officer_id = ${id} and lease_expires_at > ${nowIs})`,
    priority: sql`(arrived_at < ${ageCapAt(nowIs)} or round = 2 or reserved_for = ${id})`,
    second: sql`round = 2`,
    returned: sql`returned_at is not null`,
    escalated: sql`exists (select from escalations where escalations.scan_id = reviews.scan_id and state <> 'closed'
      and (asked_by = ${id} or ${mayRole(role, 'escalation.answer')}))`,
    done: sql`(decided_at >= ${shiftBegan(nowIs)} and reviews.record->'decision'->>'decidedBy' = ${id})`,
  };
}

function wordsOf(words: string): readonly string[] {
  return words.toLowerCase().split(/\s+/).filter(Boolean);
}

const NEWEST_FIRST: Stretch = {
  holds: sql<boolean>`true`,
  order: sql`-extract(epoch from decided_at), reviews.scan_id`,
};

/** One more than a page, where there is more: what follows a scan, or the first, stretch by stretch. */
async function idsInOrder(
  db: Database,
  found: Found,
  stretches: readonly Stretch[],
  after: ScanId | undefined,
): Promise<ScanId[]> {
  const ids: ScanId[] = [];
  const begun = after ? await stretchOf(db, stretches, after) : 0;
  for (const [i, { holds, order }] of stretches.slice(begun).entries()) {
    if (ids.length > ROWS_MAX) break;
    const rows = await found
      .where(holds)
      .$if(after !== undefined && i === 0, (query) =>
        query.where(sql<boolean>`(${order}) > (select ${order} from reviews where scan_id = ${after})`),
      )
      .select('scan_id')
      .orderBy(order)
      .limit(ROWS_MAX + 1 - ids.length)
      .execute();
    ids.push(...rows.map(({ scan_id }) => scan_id as ScanId));
  }
  // A scan may be kept for somebody between one question and the next.
  return [...new Set(ids)];
}

/** In which of them a scan is; the first when it is in none. */
async function stretchOf(db: Database, stretches: readonly Stretch[], scanId: ScanId): Promise<number> {
  const query = db.selectFrom('reviews').where('scan_id', '=', scanId);
  const row = await query
    .select(sql<boolean[]>`array[${sql.join(stretches.map(({ holds }) => holds))}]`.as('held'))
    .executeTakeFirst();
  return Math.max(0, row?.held.indexOf(true) ?? 0);
}

async function countOf(found: Found): Promise<number> {
  const { matching } = await found.select((eb) => eb.fn.countAll<number>().as('matching')).executeTakeFirstOrThrow();
  return matching;
}

/** What is shown of these scans, in their order. */
async function rowsOf(
  db: Database,
  page: readonly ScanId[],
  officer: Officer,
  hidden: ReadonlySet<string>,
  at: Instant,
): Promise<QueueRow[]> {
  if (page.length === 0) return [];
  const stored = await db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .leftJoin('officers as holders', (join) =>
      join.onRef('holders.id', '=', 'lease_officer_id').on('lease_expires_at', '>', at),
    )
    .leftJoin('officers as keepers', 'keepers.id', 'reserved_for')
    .leftJoin('escalations', 'escalations.scan_id', 'reviews.scan_id')
    .leftJoin('officers as askers', 'askers.id', 'escalations.asked_by')
    .select(['scans.id', 'facts', 'reviews.record', 'escalations.record as escalation'])
    .select([
      'holders.display_name as holderName',
      'keepers.display_name as keeperName',
      'askers.display_name as askerName',
    ])
    .where('scans.id', 'in', page)
    .execute();
  const byId = new Map(stored.map((row) => [row.id, row]));
  return page.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { facts, record, escalation, ...names } = row;
    return [rowOf(facts, Review.parse(record), escalation, names, { officer, at, isToReread: hidden.has(id) })];
  });
}

/** A shift is over by then, and a day has not longer than its midnight. */
const SHIFT_MS = 12 * 3_600_000;

function shiftBegan(nowIs: Instant): Instant {
  return instantOf(Math.min(Date.parse(midnightOf(nowIs)), Date.parse(nowIs) - SHIFT_MS));
}

function midnightOf(nowIs: Instant): Instant {
  return instantOf(new Date(nowIs).setHours(0, 0, 0, 0));
}

export async function queueCounts({ db, clock }: Parts): Promise<ReplyOf<typeof countQueue>> {
  const midnight = midnightOf(nowAt(clock));
  return db
    .selectFrom('reviews')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('phase', '<>', 'decided').as('waiting'),
      eb.fn.countAll<number>().filterWhere('decided_at', '>=', midnight).as('decidedToday'),
    ])
    .where((eb) => eb.or([eb('phase', '<>', 'decided'), eb('decided_at', '>=', midnight)]))
    .executeTakeFirstOrThrow();
}

interface Names {
  readonly holderName: string | null;
  readonly keeperName: string | null;
  readonly askerName: string | null;
}

interface Asking {
  readonly officer: Officer;
  readonly at: string;
  /** A supervisor who is to read the scan blind must not learn what others said of it. */
  readonly isToReread: boolean;
}

function rowOf(
  { id, containerNumber, arrivedAt, sidecar }: Scan,
  review: Review,
  escalation: Escalation | null,
  { holderName, keeperName, askerName }: Names,
  { officer, at, isToReread }: Asking,
): QueueRow {
  const { site, lane, scannedAt, declaration, reasons, simulated } = sidecar;
  const { round, lease, reservation, earlier, decision, phase } = review;
  const goods = declaration?.goods.map(({ description }) => description).join(', ') ?? '';
  const isSenior = mayRole(officer.role, 'escalation.answer');
  const isKeeper = reservation?.officerId === officer.id;
  const maySeeReason = isKeeper || mayRole(officer.role, 'record.see');
  const isAsker = escalation?.askedBy === officer.id;
  return {
    scanId: id,
    containerNumber,
    site,
    lane,
    scannedAt,
    arrivedAt,
    goods: goods.slice(0, GOODS_MAX_CHARACTERS),
    origin: declaration?.origin ?? null,
    destination: declaration?.destination ?? null,
    reasons,
    round,
    holder:
      lease && holderName !== null
        ? { displayName: holderName, isCaller: lease.officerId === officer.id, expiresAt: lease.expiresAt }
        : null,
    isClaimable: isClaimable(review, officer.id, at, { isSenior }),
    kept:
      reservation && keeperName !== null && !isToReread
        ? { displayName: keeperName, isCaller: isKeeper, until: reservation.until }
        : null,
    returned:
      isReturned(review) && reservation && !isToReread
        ? { reason: maySeeReason ? (earlier.at(-1)?.returned.reason ?? null) : null }
        : null,
    escalation:
      escalation && escalation.state !== 'closed' && !isToReread && (isAsker || isSenior)
        ? {
            state: escalation.state,
            decider: escalation.decider,
            askedBy: askerName ?? escalation.askedBy,
            isAsker,
            remarks: escalation.remarks.length,
          }
        : null,
    decided:
      phase === 'decided' && decision?.decidedBy === officer.id
        ? { at: decision.decidedAt, outcome: decision.outcome }
        : null,
    simulated,
  };
}
