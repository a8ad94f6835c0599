import { areaOp } from '../pipeline/op.ts';
import { mapNeighbours } from './neighbours.ts';

/** Offsets within a diamond of radius 2, with how much each counts. */
export const DENOISE_TAPS: readonly (readonly [dx: number, dy: number, weight: number])[] = [
  [0, 0, 4],
  [1, 0, 3],
  [-1, 0, 3],
  [0, 1, 3],
  [0, -1, 3],
  [1, 1, 2],
  [-1, 1, 2],
  [1, -1, 2],
  [-1, -1, 2],
  [2, 0, 1],
  [-2, 0, 1],
  [0, 2, 1],
  [0, -2, 1],
];
/** A neighbour that differs by more lies beyond an edge. On the logarithmic scale: by a third of the signal. */
const EDGE = 2048;

/**
 * The mean of the neighbourhood, in which a sample counts the less the more it differs (bilateral, with Tukey's
 * biweight): smooths noise, keeps edges. In whole numbers, so that every graphics card gives the same.
 */
export const denoise = areaOp({
  id: 'denoise',
  version: 1,
  neutral: { on: false as boolean },
  apply: (source) =>
    mapNeighbours(source, (value, at) => {
      let [sum, weights] = [0, 0];
      for (const [dx, dy, near] of DENOISE_TAPS) {
        const difference = at(dx, dy) - value;
        const t = Math.min(Math.abs(difference) >> 3, 256);
        const alike = 256 - ((t * t) >> 8);
        const weight = near * ((alike * alike) >> 8);
        sum += weight * difference;
        weights += weight;
      }
      return value + Math.floor((sum + EDGE * weights + (weights >> 1)) / weights) - EDGE;
    }),
});
