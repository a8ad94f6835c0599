import type { QueueRow, seeQueue } from '#contract/queue.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { Escalation } from '#domain/escalation/escalation.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { isClaimable } from '#domain/review/claim.ts';
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
    .leftJoin('officers as keepers', 'keepers.id', 'reserved_for')
    .leftJoin('escalations', 'escalations.scan_id', 'reviews.scan_id')
    .leftJoin('officers as askers', 'askers.id', 'escalations.asked_by')
    .select(['facts', 'reviews.record', 'escalations.record as escalation'])
    .select([
      'officers.display_name as holderName',
      'keepers.display_name as keeperName',
      'askers.display_name as askerName',
    ])
    .where('phase', '<>', 'decided')
    .orderBy(workOrder(clock, officer.id))
    .limit(ROWS_MAX)
    .execute();
  return {
    rows: rows.map(({ facts, record, escalation, ...names }) =>
      rowOf(facts, Review.parse(record), escalation, names, {
        officer,
        at: nowAt(clock),
        isToReread: hidden.has(facts.id),
      }),
    ),
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
  const { round, lease, reservation, earlier } = review;
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
    simulated,
  };
}
