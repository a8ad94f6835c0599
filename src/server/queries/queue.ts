import type { QueueRow, seeQueue } from '#contract/queue.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { Officer, OfficerId } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { isReturned, Review } from '#domain/review/review.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { workOrder } from '../commands/work-order.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { scansToRereadBy } from './audit-rounds.ts';

const ROWS_MAX = 200;
const GOODS_MAX_CHARACTERS = 200;

/** What waits for a decision, in the order of work, as one officer sees it. */
export async function queueFor(
  { db, clock }: Pick<Deployment, 'db' | 'clock'>,
  officer: Officer,
): Promise<ReplyOf<typeof seeQueue>> {
  const hidden = await scansToRereadBy(db, officer.id);
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .leftJoin('officers', (join) =>
      join.onRef('officers.id', '=', 'lease_officer_id').on('lease_expires_at', '>', nowAt(clock)),
    )
    .leftJoin('officers as deciders', 'deciders.id', 'reserved_for')
    .select(['facts', 'record', 'officers.display_name as holderName', 'deciders.display_name as deciderName'])
    .where('phase', '<>', 'decided')
    .orderBy(workOrder(clock, officer.id))
    .limit(ROWS_MAX)
    .execute();
  return {
    rows: rows.map(({ facts, record, holderName, deciderName }) => {
      const review = Review.parse(record);
      // A supervisor who is to read the scan blind must not learn that another has returned its decision.
      const returned = hidden.has(facts.id) ? null : returnedOf(review, deciderName, officer, nowAt(clock));
      return { ...rowOf(facts, review, holderName, officer.id), returned };
    }),
    ...(await countsAt({ db, clock })),
  };
}

async function countsAt({ db, clock }: Pick<Deployment, 'db' | 'clock'>) {
  const midnight = instantOf(new Date(clock.nowMs()).setHours(0, 0, 0, 0));
  return db
    .selectFrom('reviews')
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('phase', '<>', 'decided').as('waiting'),
      eb.fn.countAll<number>().filterWhere('decided_at', '>=', midnight).as('decidedToday'),
    ])
    .where((eb) => eb.or([eb('phase', '<>', 'decided'), eb('decided_at', '>=', midnight)]))
    .executeTakeFirstOrThrow();
}

function rowOf(
  { id, containerNumber, arrivedAt, sidecar }: Scan,
  { round, lease }: Review,
  holderName: string | null,
  callerId: OfficerId,
): Omit<QueueRow, 'returned'> {
  const { site, lane, scannedAt, declaration, reasons, simulated } = sidecar;
  const goods = declaration?.goods.map(({ description }) => description).join(', ') ?? '';
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
        ? { displayName: holderName, isCaller: lease.officerId === callerId, expiresAt: lease.expiresAt }
        : null,
    simulated,
  };
}

function returnedOf(
  review: Review,
  deciderName: string | null,
  { id, role }: Officer,
  at: string,
): QueueRow['returned'] {
  const { reservation, earlier } = review;
  if (!reservation || !isReturned(review)) return null;
  const isCaller = reservation.officerId === id;
  return {
    to: deciderName ?? reservation.officerId,
    isCaller,
    isKept: reservation.until > at,
    keptUntil: reservation.until,
    reason: isCaller || mayRole(role, 'record.see') ? (earlier.at(-1)?.returned.reason ?? null) : null,
  };
}
