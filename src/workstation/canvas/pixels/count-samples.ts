import { histogram } from '#imaging/measure/histogram.ts';
import type { Plane } from '#imaging/plane.ts';

/** Enough for percentiles, few enough to be counted within a frame. */
const ENOUGH_SAMPLES = 250_000;

/** A histogram of evenly chosen samples. */
export function countSamples(plane: Plane): Uint32Array {
  const stride = Math.max(1, Math.floor(plane.samples.length / ENOUGH_SAMPLES));
  // A stride that divides the width would look at the same columns only.
  return histogram(plane, stride > 1 && plane.width % stride === 0 ? stride + 1 : stride);
}
