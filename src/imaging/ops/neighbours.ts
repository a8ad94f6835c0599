import { type Plane, plane } from '../plane.ts';

/** The sample at an offset from the one in hand; beyond the edge the nearest one. */
export type Neighbour = (dx: number, dy: number) => number;

/** Every sample by what lies around it. */
export function mapNeighbours(
  { width, height, samples }: Plane,
  valueAt: (value: number, at: Neighbour, index: number) => number,
): Plane {
  const out = new Uint16Array(samples.length);
  let [x, y] = [0, 0];
  const at: Neighbour = (dx, dy) => {
    const column = Math.min(width - 1, Math.max(0, x + dx));
    const row = Math.min(height - 1, Math.max(0, y + dy));
    return samples[row * width + column] as number;
  };
  for (y = 0; y < height; y++) {
    for (x = 0; x < width; x++) {
      const i = y * width + x;
      out[i] = valueAt(samples[i] as number, at, i);
    }
  }
  return plane(width, height, out);
}

export function inRange(value: number): number {
  return Math.min(65_535, Math.max(0, value));
}
