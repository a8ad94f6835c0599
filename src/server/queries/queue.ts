import type { QueueRow, seeQueue } from '#contract/queue.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { Review } from '#domain/review/review.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { workOrder } from '../commands/work-order.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';

const ROWS_MAX = 200;
const GOODS_MAX_CHARACTERS = 200;

/** What waits for a decision, in the order of work, as one officer sees it. */
export async function queueFor(
  { db, clock }: Pick<Deployment, 'db' | 'clock'>,
  officerId: OfficerId,
): Promise<ReplyOf<typeof seeQueue>> {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .leftJoin('officers', (join) =>
      join.onRef('officers.id', '=', 'lease_officer_id').on('lease_expires_at', '>', nowAt(clock)),
    )
    .select(['facts', 'record', 'officers.display_name as holderName'])
    .where('phase', '<>', 'decided')
    .orderBy(workOrder(clock))
    .limit(ROWS_MAX)
    .execute();
  return {
    rows: rows.map(({ facts, record, holderName }) => rowOf(facts, Review.parse(record), holderName, officerId)),
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
): QueueRow {
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
