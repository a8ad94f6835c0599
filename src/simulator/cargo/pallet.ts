import type { Random } from '#base/random.ts';
import type { Extent, Solid, Span } from '../bodies/solid.ts';
import type { Bay } from './bay.ts';

export const PALLET_HEIGHT_MM = 144;

/** Deck boards and bearers of a wooden pallet standing at a corner of the floor. */
export function woodenPallet(x: Span, floorMm: number, z: Span): Solid[] {
  const wood = (xs: Span, ys: Span, zs: Span, share = 1): Solid => ({
    shape: 'block',
    x: xs,
    y: [floorMm + ys[0], floorMm + ys[1]],
    z: zs,
    substance: 'cellulose',
    density: 0.55 * share,
    grain: 0.05,
  });
  const length = x[1] - x[0];
  const bearers = [0, 0.44, 0.88].map((at): Span => [x[0] + length * at, x[0] + length * (at + 0.12)]);
  return [wood(x, [122, 144], z, 0.8), wood(x, [0, 22], z, 0.4), ...bearers.map((xs) => wood(xs, [22, 122], z, 0.45))];
}

/** Footprints for pallets, side by side over the bay's width and one after the other from the front wall on. */
export function palletPlaces(bay: Bay, random: Random): readonly Extent[] {
  const across = bay.z[1] - bay.z[0];
  const [length, width] = random.pick([
    [1200, 1000],
    [1000, 1200],
    [800, 1200],
    [1140, 1140],
  ] as const) as readonly [number, number];
  const rows = Math.min(2, Math.floor(across / width));
  const slack = across - rows * width;
  const places: Extent[] = [];
  for (let row = 0; row < rows; row++) {
    let x = bay.x[0] + random.between(10, 60);
    while (x + length <= bay.x[1]) {
      const z = bay.z[0] + row * (width + slack * random.between(0.5, 1));
      places.push({ x: [x, x + length], y: [bay.y[0] + PALLET_HEIGHT_MM, bay.y[1]], z: [z, z + width] });
      x += length + random.between(8, 45);
    }
  }
  return places.toSorted((one, other) => one.x[0] - other.x[0]);
}
