import { areaOp } from '../pipeline/op.ts';
import { inRange, mapNeighbours } from './neighbours.ts';

/** Every second sample as far as 8 to either side, in a triangle. */
export const EDGE_TAPS = [-8, -6, -4, -2, 0, 2, 4, 6, 8].map((offset) => [offset, 5 - Math.abs(offset) / 2] as const);
/** The most that is added, so that a wall of steel casts no halo over what lies beside it. */
const MOST = 6000;

/** Adds one and a half times what a sample differs from its wider surroundings: the outlines of things. */
export const edges = areaOp({
  id: 'edges',
  version: 1,
  neutral: { on: false as boolean },
  apply: (source) => {
    const mean =
      (step: (offset: number) => readonly [number, number]) =>
      (_value: number, at: (dx: number, dy: number) => number) => {
        let sum = 0;
        for (const [offset, weight] of EDGE_TAPS) sum += weight * at(...step(offset));
        return Math.floor((sum + 12) / 25);
      };
    const along = mapNeighbours(
      source,
      mean((offset) => [offset, 0]),
    );
    const around = mapNeighbours(
      along,
      mean((offset) => [0, offset]),
    );
    return mapNeighbours(source, (value, _at, i) => {
      const difference = ((value - (around.samples[i] as number)) * 3) >> 1;
      return inRange(value + Math.min(MOST, Math.max(-MOST, difference)));
    });
  },
});
