import type { Plane } from '../plane.ts';
import type { Place } from './region-counts.ts';

/** Samples at `count` places evenly spread along a line, each the mean of the four around it by their distance. */
export function profileAlong(plane: Plane, from: Place, to: Place, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, i) => {
    const share = count > 1 ? i / (count - 1) : 0;
    return between(plane, from.x + (to.x - from.x) * share - 0.5, from.y + (to.y - from.y) * share - 0.5);
  });
}

function between({ width, height, samples }: Plane, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (column: number, row: number) =>
    samples[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))] as number;
  const [across, down] = [x - left, y - top];
  const upper = at(left, top) * (1 - across) + at(left + 1, top) * across;
  const lower = at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across;
  return upper * (1 - down) + lower * down;
}
