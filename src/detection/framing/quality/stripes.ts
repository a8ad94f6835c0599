import type { Plane } from '#imaging/plane.ts';
import { LIMITS } from '../limits.ts';

/** Lines are looked at in so many places. */
const PLACES = 160;
/** Share of a line's places at which it must stand out, all to the same side: a rail ends where the air begins. */
const MOST = 0.97;
const ENOUGH = 20;
const DARK = 6554;

/** Share of rows and columns that are darker, or brighter, than both neighbours from end to end: dose and gain faults. */
export function stripeShare({ width, height, samples }: Plane): number {
  return Math.max(sharesOf(samples, height, width, width, 1), sharesOf(samples, width, height, 1, width));
}

function sharesOf(samples: Uint16Array, lines: number, length: number, across: number, along: number): number {
  const hop = Math.max(1, Math.floor(length / PLACES));
  let stripes = 0;
  for (let line = 1; line < lines - 1; line++) {
    let darker = 0;
    let brighter = 0;
    let count = 0;
    for (let i = 0; i < length; i += hop) {
      const at = line * across + i * along;
      const own = samples[at] as number;
      // In the dark the noise stands out.
      if (own < DARK) continue;
      const before = samples[at - across] as number;
      const after = samples[at + across] as number;
      const enough = LIMITS.stripeDepth * own;
      if (before - own > enough && after - own > enough) darker++;
      if (own - before > enough && own - after > enough) brighter++;
      count++;
    }
    if (Math.max(darker, brighter) > MOST * count && count > ENOUGH) stripes++;
  }
  return stripes / lines;
}
