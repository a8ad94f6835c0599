import type { Random } from '#base/random.ts';
import { lengthOf, type Solid, type Span } from '../bodies/solid.ts';
import type { Bay } from './bay.ts';
import { block, from, part, thinned, WOOD } from './matter.ts';

export const PALLET_HEIGHT_MM = 144;

/** Deck boards and bearers of a wooden pallet. */
export function woodenPallet(x: Span, floorMm: number, z: Span): Solid[] {
  const layer = (base: number, height: number, share: number, xs = x) =>
    block(xs, from(floorMm + base, height), z, thinned(WOOD, share));
  return [
    layer(122, 22, 0.8),
    layer(0, 22, 0.4),
    ...[0, 0.44, 0.88].map((at) => layer(22, 100, 0.45, part(x, at, at + 0.12))),
  ];
}

/** One of the rows in which pallets stand along the hold. */
export interface PalletRow {
  readonly lengthMm: number;
  readonly z: Span;
}

/** Two rows of pallets beside each other; sizes in mm along and across the hold. */
const PATTERNS = [
  [
    [1200, 1000],
    [1000, 1200],
  ],
  [
    [1140, 1140],
    [1140, 1140],
  ],
  [
    [1100, 1100],
    [1100, 1100],
  ],
  [
    [1200, 800],
    [800, 1200],
  ],
] as const;

/** How pallets stand in the bay: two rows, each against its own wall. */
export function palletRows(bay: Bay, random: Random): readonly PalletRow[] {
  const rows = random.chance(0.5) ? random.pick(PATTERNS) : random.pick(PATTERNS).toReversed();
  const slack = lengthOf(bay.z) - rows.reduce((sum, [, width]) => sum + width, 0);
  const near = bay.z[0] + slack * random.between(0, 0.3);
  const far = bay.z[1] - slack * random.between(0, 0.3);
  return rows.map(([lengthMm, width], row) => ({ lengthMm, z: row === 0 ? from(near, width) : [far - width, far] }));
}

/** Footprints for pallets from the front wall on, row by row, sorted along the hold. */
export function palletPlaces(bay: Bay, random: Random): readonly { readonly x: Span; readonly z: Span }[] {
  const places: { x: Span; z: Span }[] = [];
  for (const { lengthMm, z } of palletRows(bay, random)) {
    for (let x = bay.x[0] + random.between(8, 50); x + lengthMm <= bay.x[1]; x += lengthMm + random.between(6, 45)) {
      places.push({ x: from(x, lengthMm), z });
    }
  }
  return places.toSorted((one, other) => one.x[0] - other.x[0]);
}
