import type { Random } from '#base/random.ts';
import { lengthOf, middleOf } from '../bodies/solid.ts';
import type { Bay } from './bay.ts';

/** Height up to which goods are stacked at a place, in the container's frame, mm. */
export type LoadTop = (xMm: number, zMm: number) => number;

/**
 * The top of a load as hands leave it, of a given mean height, mm: lots of different height, the far half not like
 * the near one, and often a slump or a stair towards the doors. Nowhere above the fill of the bay.
 */
export function loadTop(bay: Bay, heightMm: number, random: Random): LoadTop {
  const slumpMm = random.chance(0.45) ? random.between(0.05, 0.3) * lengthOf(bay.x) : 0;
  const least = random.between(0.25, 0.8);
  const lots = random.integer(1, 5);
  const unevenness = random.chance(0.7) ? 0.12 : 0.3;
  const ends: number[] = [];
  const drops: (readonly [near: number, far: number])[] = [];
  for (let lot = 0; lot < lots; lot++) {
    ends.push(bay.x[0] + ((lot + random.between(0.6, 1.3)) / lots) * lengthOf(bay.x));
    const drop = random.between(0, unevenness);
    drops.push([drop, random.chance(0.5) ? drop : random.between(0, unevenness)]);
  }
  const shareAt: LoadTop = (xMm, zMm) => {
    const lot = ends.findIndex((end) => xMm < end);
    const [near, far] = drops[lot < 0 ? lots - 1 : lot] as readonly [number, number];
    const left = slumpMm > 0 ? (bay.x[1] - xMm) / slumpMm : 1;
    return (1 - (zMm < middleOf(bay.z) ? near : far)) * (left < 1 ? least + (1 - least) * left : 1);
  };
  const scale = heightMm / meanOver(bay, shareAt);
  const ceiling = lengthOf(bay.y) * bay.fill;
  return (xMm, zMm) => bay.y[0] + Math.min(ceiling, scale * shareAt(xMm, zMm));
}

function meanOver({ x, z }: Bay, shareAt: LoadTop): number {
  const samples = 48;
  let sum = 0;
  for (let i = 0; i < samples; i++) {
    const xMm = x[0] + ((i + 0.5) / samples) * lengthOf(x);
    sum += shareAt(xMm, z[0]) + shareAt(xMm, z[1]);
  }
  return sum / (2 * samples);
}
