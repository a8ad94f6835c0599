import type { Random } from '#base/random.ts';
import type { Solid } from '../bodies/solid.ts';
import { bagged, boxed, cased } from './luggage.ts';
import { bare, form, ifFits, type Made, type Maker } from './made.ts';
import { countFor, stacked, turnedToFit } from './stack.ts';

/** A thousand notes: 16×7×10 cm, with a band around every hundred. */
const BUNDLE = { x: 160, y: 100, z: 70 } as const;

/** Five hundred notes, for flat cavities. */
const HALF_BUNDLE = { ...BUNDLE, y: 50 } as const;

/** Banknotes in bundles: bare or wrapped, in cartons, bags and suitcases. */
export const makeCash: Maker = (room, random) => {
  const piece = turnedToFit(BUNDLE, room, random) ?? turnedToFit(HALF_BUNDLE, room, random);
  if (!piece) return undefined;
  const wanted = { x: random.integer(2, 6), y: random.integer(1, 5), z: random.integer(2, 6) };
  const count = countFor(room, { ...piece, x: piece.x + 5, z: piece.z + 3 }, wanted, 1.5);
  const density = random.between(0.72, 0.9);
  // Bands lie across the stack of notes: hairlines along whichever side of the bundle shows their edges.
  const bands = random.integer(5, 10);
  const cells =
    piece.y === BUNDLE.y || piece.y === HALF_BUNDLE.y
      ? { x: 1, y: bands, gapMm: 1.2 }
      : piece.x === BUNDLE.y || piece.x === HALF_BUNDLE.y
        ? { x: bands, y: 1, gapMm: 1.2 }
        : undefined;
  const pile = { piece, count, gapMm: 1.5, looseMm: random.between(0, 3), missing: random.between(0, 0.3) };
  const solids = stacked(pile, random, (corner) => [
    form('block', corner, [piece.x, piece.y - 1.5, piece.z], {
      substance: 'cellulose',
      density: density * random.between(0.97, 1.03),
      ...(cells ? { cells } : {}),
    }),
  ]);
  const made = packed(solids, random);
  return ifFits(made, room) ?? ifFits(bare(solids), room);
};

function packed(solids: readonly Solid[], random: Random): Made {
  switch (random.pick(['bare', 'carton', 'bag', 'suitcase'] as const)) {
    case 'bare':
      return bare(solids);
    case 'carton':
      return boxed(solids);
    case 'bag':
      return bagged(solids, random);
    case 'suitcase':
      return cased(solids);
  }
}
