import type { Plane } from '../plane.ts';
import type { Place } from './region-counts.ts';

/** Samples at `count` places evenly spread along a way, each the mean of the four around it by their distance. */
export function profileAlong(plane: Plane, way: readonly Place[], count: number): Float64Array {
  const ends = endsOfLegs(way);
  const whole = ends.at(-1) ?? 0;
  let leg = 1;
  return Float64Array.from({ length: count }, (_, i) => {
    const at = count > 1 ? (whole * i) / (count - 1) : 0;
    while (leg < way.length - 1 && (ends[leg] as number) < at) leg++;
    const [from, to] = [way[leg - 1] as Place, (way[leg] ?? way[0]) as Place];
    const [start, end] = [ends[leg - 1] as number, ends[leg] ?? 0];
    const share = end > start ? (at - start) / (end - start) : 0;
    return between(plane, from.x + (to.x - from.x) * share - 0.5, from.y + (to.y - from.y) * share - 0.5);
  });
}

/** How far along the way each of its points lies, in pixels. */
function endsOfLegs(way: readonly Place[]): readonly number[] {
  let length = 0;
  return way.map(({ x, y }, i) => {
    const before = way[i - 1] ?? { x, y };
    length += Math.hypot(x - before.x, y - before.y);
    return length;
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
