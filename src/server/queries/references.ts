import { sql } from 'kysely';
import type { Reference } from '#contract/references.ts';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import { likenessOf } from '#domain/finding/load-likeness.ts';
import { headingsOf, isAlikeLong, isDeclaredEmpty, isSameScanner } from '#domain/scan/likeness.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';

/** Of each kind, so that the nine keys of a list suffice for all. */
const MOST_OF_A_KIND = 3;
/** How far back is looked, in decided scans. */
const LOOKED_AT = 500;

/**
 * Decided scans that the scan may be compared with: the same container earlier, goods of the same heading, an empty
 * container of that length; newest first, those of the same scanner before others. With `detection`, which is to be null
 * for who may not know it, those that are loaded most alike come first. Nothing else of their reviews is read.
 */
export async function referencesFor(
  db: Database,
  scan: Scan,
  detection: DetectionReport | null,
  hidden: ReadonlySet<string>,
): Promise<Reference[]> {
  const unlike = [scan.id, ...hidden];
  const decided = () =>
    db
      .selectFrom('reviews')
      .innerJoin('scans', 'scans.id', 'reviews.scan_id')
      .select('facts')
      .where('phase', '=', 'decided')
      .where('scan_id', 'not in', unlike)
      .orderBy('decided_at', 'desc');
  const [same, newest] = await Promise.all([
    decided().where('container_number', '=', scan.containerNumber).limit(MOST_OF_A_KIND).execute(),
    decided().where('container_number', '<>', scan.containerNumber).limit(LOOKED_AT).execute(),
  ]);
  const others = newest.map(({ facts }) => facts);
  const headings = new Set(headingsOf(scan));
  const goods = others.filter((other) => headingsOf(other).some((heading) => headings.has(heading)));
  const empties = isDeclaredEmpty(scan)
    ? []
    : others.filter((other) => isDeclaredEmpty(other) && isAlikeLong(other, scan));
  const reports = detection && (await reportsOf(db, goods));
  const best = (kind: Reference['kind'], scans: readonly Scan[]): Reference[] =>
    scans
      .map((one): Reference => ({ kind, scan: one, ...likenessTo(detection, reports?.get(one.id)) }))
      .sort(
        (one, other) =>
          (other.likeness?.share ?? 0) - (one.likeness?.share ?? 0) ||
          Number(isSameScanner(other.scan, scan)) - Number(isSameScanner(one.scan, scan)),
      )
      .slice(0, MOST_OF_A_KIND);
  return [
    ...best(
      'same-container',
      same.map(({ facts }) => facts),
    ),
    ...best('same-goods', goods),
    ...best('empty', empties),
  ];
}

function likenessTo(
  detection: DetectionReport | null,
  other: DetectionReport | undefined,
): Pick<Reference, 'likeness'> {
  const share = likenessOf(detection, other ?? null);
  return share !== null && other?.state === 'done' ? { likeness: { share, loads: other.loads ?? [] } } : {};
}

async function reportsOf(db: Database, scans: readonly Scan[]): Promise<ReadonlyMap<string, DetectionReport>> {
  if (scans.length === 0) return new Map();
  const ids = scans.map(({ id }) => id);
  const rows = await db.selectFrom('reviews').select(['scan_id', 'record']).where('scan_id', 'in', ids).execute();
  return new Map(rows.flatMap(({ scan_id, record }) => (record.detection ? [[scan_id, record.detection]] : [])));
}

/** Undefined where no recipe on the record names the reference: a record opens no other scans than it speaks of. */
export async function comparedScan(db: Database, scanId: ScanId, referenceId: ScanId): Promise<Scan | undefined> {
  const named = sql<boolean>`
    exists (select 1 from reviews where scan_id = ${scanId} and strpos(record::text, ${referenceId}) > 0)
    or exists (select 1 from view_paths where scan_id = ${scanId} and strpos(path::text, ${referenceId}) > 0)`;
  const query = db.selectFrom('scans').select('facts').where('id', '=', referenceId).where(named);
  return (await query.executeTakeFirst())?.facts;
}
