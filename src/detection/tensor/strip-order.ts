import type { Plane } from '#imaging/plane.ts';

/** Rows of the overview: enough to see a carton, few enough to cost nothing beside one strip. */
const OVERVIEW_ROWS = 96;
/** What is darker shows quanta rather than cargo. */
const FLOOR_TRANSMISSION = 1e-4;
/** Attenuation below which noise would pass for irregular. */
const LEAST_ATTENUATION = 0.05;

/**
 * The indices of strips, the most promising first: from both ends of the picture inwards, for what is put in last lies
 * near the doors; of two at the same distance from their ends first the one whose cargo is more irregular for its
 * thickness. `edges` are the first column of each strip and the one after its last, left to right, in image pixels.
 * What that gains is measured by `npm run bench:strips`.
 */
export function stripOrder(plane: Plane, edges: readonly (readonly [first: number, end: number])[]): number[] {
  const fromEnd = (index: number) => Math.min(index, edges.length - 1 - index);
  const irregularities = edges.map(([first, end]) => irregularity(plane, first, end));
  return edges
    .map((_, index) => index)
    .sort((a, b) => fromEnd(a) - fromEnd(b) || (irregularities[b] ?? 0) - (irregularities[a] ?? 0));
}

/** Difference of attenuations to the left and upper neighbour over the attenuation, of single pixels in a coarse grid. */
function irregularity({ width, height, samples }: Plane, first: number, end: number): number {
  const step = Math.max(1, Math.round(height / OVERVIEW_ROWS));
  const attenuation = (x: number, y: number) =>
    -Math.log(Math.max(FLOOR_TRANSMISSION, (samples[y * width + x] ?? 0) / 65_535));
  let differences = 0;
  let whole = 0;
  for (let x = first + step; x < end; x += step) {
    for (let y = step; y < height; y += step) {
      const here = attenuation(x, y);
      differences += Math.abs(here - attenuation(x, y - step)) + Math.abs(here - attenuation(x - step, y));
      whole += here + LEAST_ATTENUATION;
    }
  }
  return whole > 0 ? differences / whole : 0;
}
