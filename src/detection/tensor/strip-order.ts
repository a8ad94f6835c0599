import type { Plane } from '#imaging/plane.ts';

/** Rows of the overview: enough to see a carton, few enough to cost nothing beside one strip. */
const OVERVIEW_ROWS = 96;
/** What is darker shows quanta rather than cargo. */
const FLOOR_TRANSMISSION = 1e-3;

/**
 * The indices of strips, the most promising first: those in which neighbouring places differ most in attenuation. Air,
 * road and even cargo come last. `edges` are the first and last column of each strip in image pixels.
 */
export function stripOrder(plane: Plane, edges: readonly (readonly [first: number, last: number])[]): number[] {
  const promise = edges.map(([first, last]) => irregularity(plane, first, last));
  return edges.map((_, index) => index).sort((a, b) => (promise[b] ?? 0) - (promise[a] ?? 0));
}

/** Mean difference of attenuations to the left and upper neighbour, over single pixels of a coarse grid. */
function irregularity({ width, height, samples }: Plane, first: number, last: number): number {
  const step = Math.max(1, Math.round(height / OVERVIEW_ROWS));
  const attenuation = (x: number, y: number) =>
    -Math.log(Math.max(FLOOR_TRANSMISSION, (samples[y * width + x] ?? 0) / 65_535));
  let sum = 0;
  let count = 0;
  for (let x = first + step; x < last; x += step) {
    for (let y = step; y < height; y += step) {
      const here = attenuation(x, y);
      sum += Math.abs(here - attenuation(x, y - step)) + Math.abs(here - attenuation(x - step, y));
      count++;
    }
  }
  return count > 0 ? sum / count : 0;
}
