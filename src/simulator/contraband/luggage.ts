import type { Random } from '#base/random.ts';
import { type Extent, extentOf, lengthOf, middleOf, type Solid } from '../bodies/solid.ts';
import { STEEL, WOOD } from '../cargo/matter.ts';
import { form, type Made, PLASTIC } from './made.ts';

/** Puts things in a soft sports bag or a sack that closes around them. */
export function bagged(solids: readonly Solid[], random: Random): Made {
  const { x, y, z } = extentOf(solids);
  const wide = random.between(12, 30);
  const cloth = {
    substance: random.pick(['polyethylene', 'cellulose'] as const),
    density: random.between(0.015, 0.04),
  };
  const bag: Solid = {
    shape: 'pillow',
    x: [x[0] - wide, x[1] + wide],
    y: [y[0] - 3, y[1] + random.between(20, 60)],
    z: [z[0] - wide, z[1] + wide],
    ...cloth,
    grain: 0.3,
  };
  const middle = middleOf(x);
  const zipper: Solid = {
    shape: 'lengthwise',
    x: [middle - lengthOf(x) * 0.4, middle + lengthOf(x) * 0.4],
    y: [bag.y[1] - 5, bag.y[1]],
    z: [middleOf(z) - 3, middleOf(z) + 3],
    substance: 'brass',
    density: 2.5,
  };
  return { solids, companions: random.chance(0.6) ? [bag, zipper] : [bag] };
}

/** Puts things in a carton of corrugated board. */
export function boxed(solids: readonly Solid[]): Made {
  return { solids, companions: shellAround(extentOf(solids), 5, { substance: 'cellulose', density: 0.18 }) };
}

/** Puts things in a crate of boards with battens at its ends. */
export function crated(solids: readonly Solid[], random: Random): Made {
  const inside = extentOf(solids);
  const board = random.between(9, 16);
  const walls = shellAround(inside, board, WOOD);
  const { x, y, z } = extentOf(walls);
  const battens = [x[0], x[1] - 50].flatMap((from) =>
    [z[0] - 18, z[1]].map((deep) => form('block', [from, y[0], deep], [50, lengthOf(y), 18], WOOD)),
  );
  return { solids, companions: [...walls, ...battens] };
}

/** Puts things in a hard suitcase with a frame and a handle. */
export function cased(solids: readonly Solid[]): Made {
  const shell = shellAround(extentOf(solids), 4, PLASTIC);
  const { x, y, z } = extentOf(shell);
  const frame = form('block', [x[0], middleOf(y) - 6, z[0]], [lengthOf(x), 12, 3], STEEL);
  const handle = form('crosswise', [middleOf(x) - 60, y[1], middleOf(z) - 12], [120, 34, 24], {
    ...PLASTIC,
    hollow: 0.72,
  });
  return { solids, companions: [...shell, frame, handle] };
}

/** Six walls around an extent. */
export function shellAround(
  { x, y, z }: Extent,
  wallMm: number,
  matter: Pick<Solid, 'substance' | 'density'>,
): Solid[] {
  const [lx, ly, lz] = [lengthOf(x) + 2 * wallMm, lengthOf(y), lengthOf(z)];
  const left = x[0] - wallMm;
  return [
    form('block', [left, y[0] - wallMm, z[0] - wallMm], [lx, wallMm, lz + 2 * wallMm], matter),
    form('block', [left, y[1], z[0] - wallMm], [lx, wallMm, lz + 2 * wallMm], matter),
    form('block', [left, y[0], z[0] - wallMm], [lx, ly, wallMm], matter),
    form('block', [left, y[0], z[1]], [lx, ly, wallMm], matter),
    form('block', [left, y[0], z[0]], [wallMm, ly, lz], matter),
    form('block', [x[1], y[0], z[0]], [wallMm, ly, lz], matter),
  ];
}
