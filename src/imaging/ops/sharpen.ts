import { areaOp } from '../pipeline/op.ts';
import { inRange, mapNeighbours } from './neighbours.ts';

/** Adds one and a half times what a sample differs from its 3×3 neighbourhood (binomial weights): finest detail. */
export const sharpen = areaOp({
  id: 'sharpen',
  version: 1,
  neutral: { on: false as boolean },
  apply: (source) =>
    mapNeighbours(source, (value, at) => {
      const sides = at(-1, 0) + at(1, 0) + at(0, -1) + at(0, 1);
      const corners = at(-1, -1) + at(1, -1) + at(-1, 1) + at(1, 1);
      return inRange(value + (((12 * value - 2 * sides - corners) * 3) >> 5));
    }),
});
