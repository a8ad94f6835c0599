import { z } from 'zod';

/** How durations lie: the middle one, the one that nine of ten do not exceed, and how many fall into each bin. */
export const Spread = z.object({
  count: z.number().int(),
  medianMs: z.number(),
  ninetiethMs: z.number(),
  longestMs: z.number(),
  /** One more than there are bounds: below the first, between each two, from the last on. */
  bins: z.array(z.number().int()),
});
export type Spread = z.infer<typeof Spread>;

/** Null when there is nothing to spread. Bounds must rise. */
export function spreadOf(durationsMs: readonly number[], boundsMs: readonly number[]): Spread | null {
  const sorted = durationsMs.toSorted((one, other) => one - other);
  const longestMs = sorted.at(-1);
  if (longestMs === undefined) return null;
  const bins = new Array<number>(boundsMs.length + 1).fill(0);
  for (const duration of sorted) {
    const place = boundsMs.findIndex((bound) => duration < bound);
    const at = place < 0 ? boundsMs.length : place;
    bins[at] = (bins[at] ?? 0) + 1;
  }
  return {
    count: sorted.length,
    medianMs: quantile(sorted, 0.5),
    ninetiethMs: quantile(sorted, 0.9),
    longestMs,
    bins,
  };
}

/** The smallest value that the given part of all does not exceed. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0;
}
