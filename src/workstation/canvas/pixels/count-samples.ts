import { histogram, type Part } from '#imaging/measure/histogram.ts';
import type { Plane } from '#imaging/plane.ts';

/** Enough for percentiles, few enough to be counted within a frame. */
const ENOUGH_SAMPLES = 250_000;

/** A histogram of evenly chosen samples of a plane, or of a part of it. */
export function countSamples(
  plane: Plane,
  part: Part = { x: 0, y: 0, width: plane.width, height: plane.height },
): Uint32Array {
  const [width, height] = [Math.min(part.width, plane.width), Math.min(part.height, plane.height)];
  return histogram(plane, Math.max(1, Math.floor(Math.sqrt((width * height) / ENOUGH_SAMPLES))), part);
}
