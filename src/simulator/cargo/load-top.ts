import type { Random } from '#base/random.ts';
import { type Extent, lengthOf, middleOf } from '../bodies/solid.ts';

/** Height up to which goods are stacked at a place, in the container's frame, mm. */
export type LoadTop = (xMm: number, zMm: number) => number;

/**
 * The top of a load as hands leave it: lots of different height, the far half not like the near one, and often a
 * slump or a stair towards the doors.
 */
export function loadTop(bay: Extent, heightMm: number, random: Random): LoadTop {
  const slumpMm = random.chance(0.45) ? random.between(0.05, 0.3) * lengthOf(bay.x) : 0;
  const least = random.between(0.25, 0.8);
  const lots = random.integer(1, 5);
  const unevenness = random.chance(0.7) ? 0.12 : 0.3;
  const ends: number[] = [];
  const drops: (readonly [near: number, far: number])[] = [];
  for (let lot = 0; lot < lots; lot++) {
    ends.push(bay.x[0] + ((lot + random.between(0.6, 1.3)) / lots) * lengthOf(bay.x));
    const drop = lot === 0 ? 0 : random.between(0, unevenness);
    drops.push([drop, random.chance(0.5) ? drop : random.between(0, unevenness)]);
  }
  return (xMm, zMm) => {
    const lot = ends.findIndex((end) => xMm < end);
    const [near, far] = drops[lot < 0 ? lots - 1 : lot] as readonly [number, number];
    const left = slumpMm > 0 ? (bay.x[1] - xMm) / slumpMm : 1;
    const slump = left < 1 ? least + (1 - least) * left : 1;
    return bay.y[0] + heightMm * (1 - (zMm < middleOf(bay.z) ? near : far)) * slump;
  };
}
