import { histogram, percentile } from '../measure/histogram.ts';
import type { Plane } from '../plane.ts';

export interface AirLevel {
  /** Mean signal of the open beam. */
  readonly sample: number;
  /** Relative variance of one pixel of it: the inverse of the quanta that it counted. */
  readonly variance: number;
}

/** What a detector of common make counts when the open beam saturates and tells nothing of its noise. */
const USUAL_VARIANCE = 1e-5;
const STEP = 5;

/** The open beam of a plane, from its brightest parts; a picture without any air gives a level that is too low. */
export function airOf(plane: Plane): AirLevel {
  const air = known.get(plane) ?? findAir(plane);
  known.set(plane, air);
  return air;
}

/** Looked for once in each plane: every reading and the material map ask. */
const known = new WeakMap<Plane, AirLevel>();

function findAir(plane: Plane): AirLevel {
  const { width, height, samples } = plane;
  const bright = percentile(histogram(plane, STEP), 0.99, 1);
  let [count, sum, pairs, squares] = [0, 0, 0, 0];
  for (let y = 0; y < height; y += STEP) {
    for (let i = y * width, end = i + width - 1; i < end; i += STEP) {
      const [one, next] = [samples[i] as number, samples[i + 1] as number];
      if (!isAir(one, bright)) continue;
      count++;
      sum += one;
      if (!isAir(next, bright)) continue;
      pairs++;
      squares += (one - next) ** 2;
    }
  }
  const sample = count ? sum / count : 65_535;
  // The difference of two neighbours has twice the variance of one, and knows nothing of slow changes.
  const variance = pairs ? squares / (2 * pairs * sample ** 2) : 0;
  return { sample, variance: Math.max(variance, USUAL_VARIANCE / 10) };
}

function isAir(sample: number, bright: number): boolean {
  return Math.abs(sample - bright) < bright * 0.04;
}
