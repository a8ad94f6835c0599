import { Review } from '#domain/review/review.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';
import type { ScanFiles } from '../db/tables.ts';

/** A decided scan with its files as they were delivered. */
export interface AdjudicatedScan {
  readonly scan: Scan;
  readonly review: Review;
  readonly originals: ScanFiles['originals'];
}

interface Place {
  readonly decidedAt: string;
  readonly scanId: string;
}

const PAGE_ROWS = 200;

/** The decided scans, newest first, a page in memory at a time. */
export async function* adjudicatedScans(db: Database): AsyncGenerator<AdjudicatedScan> {
  let place: Place | undefined;
  do {
    const rows = await pageAfter(db, place);
    for (const { facts, record, files } of rows) {
      yield { scan: facts, review: Review.parse(record), originals: files.originals };
    }
    const last = rows.length === PAGE_ROWS ? rows.at(-1) : undefined;
    place = last?.decided_at ? { decidedAt: last.decided_at, scanId: last.scan_id } : undefined;
  } while (place);
}

function pageAfter(db: Database, place: Place | undefined) {
  const decided = db
    .selectFrom('reviews')
    .innerJoin('scans', 'scans.id', 'reviews.scan_id')
    .select(['scan_id', 'decided_at', 'facts', 'record', 'files'])
    .where('phase', '=', 'decided')
    .orderBy('decided_at', 'desc')
    .orderBy('scan_id', 'desc')
    .limit(PAGE_ROWS);
  const rest = place
    ? decided.where((eb) => eb(eb.refTuple('decided_at', 'scan_id'), '<', eb.tuple(place.decidedAt, place.scanId)))
    : decided;
  return rest.execute();
}

/** How many scans are decided. */
export async function countAdjudicated(db: Database): Promise<number> {
  const query = db.selectFrom('reviews').where('phase', '=', 'decided');
  return (await query.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;
}
