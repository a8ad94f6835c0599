import type { Plane } from '../plane.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** How often each value occurs within a polygon (even-odd), looking at every `step`th row and column; pixels count by their centres. */
export function regionCounts({ width, height, samples }: Plane, corners: readonly Place[], step = 1): Uint32Array {
  const counts = new Uint32Array(65_536);
  const top = Math.max(0, Math.floor(Math.min(...corners.map(({ y }) => y))));
  const bottom = Math.min(height, Math.ceil(Math.max(...corners.map(({ y }) => y))));
  for (let y = top; y < bottom; y += step) {
    const crossings = crossingsAt(corners, y + 0.5);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const from = Math.max(0, Math.ceil((crossings[i] as number) - 0.5));
      const to = Math.min(width - 1, Math.ceil((crossings[i + 1] as number) - 0.5) - 1);
      for (let x = from; x <= to; x += step) {
        const value = samples[y * width + x] as number;
        counts[value] = (counts[value] as number) + 1;
      }
    }
  }
  return counts;
}

function crossingsAt(corners: readonly Place[], y: number): readonly number[] {
  const crossings: number[] = [];
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length] ?? a;
    if (a.y > y !== b.y > y) crossings.push(a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x));
  });
  return crossings.sort((one, other) => one - other);
}

/** Area of a polygon, in pixels. */
export function areaPx(corners: readonly Place[]): number {
  let twice = 0;
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length] ?? a;
    twice += a.x * b.y - b.x * a.y;
  });
  return Math.abs(twice) / 2;
}
