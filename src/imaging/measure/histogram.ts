import type { Plane } from '../plane.ts';

const VALUES = 65_536;

/** How often each of the 65,536 values occurs, looking at every `stride`th sample. */
export function histogram({ samples }: Plane, stride = 1): Uint32Array {
  const counts = new Uint32Array(VALUES);
  for (let i = 0; i < samples.length; i += stride) (counts[samples[i] as number] as number)++;
  return counts;
}

/** The value below which `fraction` of what lies in from..to (both included) is found; `from` when nothing lies there. */
export function percentile(counts: Uint32Array, fraction: number, from = 0, to = VALUES - 1): number {
  let wanted = fraction * countBetween(counts, from, to);
  for (let value = from; value <= to; value++) {
    wanted -= counts[value] as number;
    if (wanted < 0) return value;
  }
  return from;
}

export function countBetween(counts: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let value = from; value <= to; value++) sum += counts[value] as number;
  return sum;
}
