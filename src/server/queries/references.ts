import type { Reference } from '#contract/references.ts';
import { headingsOf, isAlikeLong, isDeclaredEmpty, isSameScanner } from '#domain/scan/likeness.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { Database } from '../db/database.ts';

/** Of each kind, so that the nine keys of a list suffice for all. */
const MOST_OF_A_KIND = 3;
/** How far back is looked, in decided scans. */
const LOOKED_AT = 500;

/**
 * Decided scans that the scan may be compared with: the same container earlier, goods of the same heading, an empty
 * container of that length; newest first, those of the same scanner before others. Nothing of their reviews is read.
 */
export async function referencesFor(db: Database, scan: Scan, hidden: ReadonlySet<string>): Promise<Reference[]> {
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
  const best = (kind: Reference['kind'], scans: readonly Scan[]): Reference[] =>
    scans
      .toSorted((one, other) => Number(isSameScanner(other, scan)) - Number(isSameScanner(one, scan)))
      .slice(0, MOST_OF_A_KIND)
      .map((one) => ({ kind, scan: one }));
  return [
    ...best(
      'same-container',
      same.map(({ facts }) => facts),
    ),
    ...best('same-goods', goods),
    ...best('empty', empties),
  ];
}
