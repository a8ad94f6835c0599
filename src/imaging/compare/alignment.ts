import type { Plane } from '../plane.ts';

/** Where a place of one scan lies in another: x' = scaleX·x + shiftX, the same for y, in pixels of each. */
export interface Alignment {
  /** Negative where the container passed the other way. */
  readonly scaleX: number;
  readonly scaleY: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

/**
 * The reference as it would lie in the picture of a scan of this size, by the four samples around each place; `gain` brings its
 * open beam to that of the scan. 0, no signal, where the reference has no picture.
 */
export function alignedPlane(
  reference: Plane,
  { scaleX, scaleY, shiftX, shiftY }: Alignment,
  gain: number,
  { width, height }: Pick<Plane, 'width' | 'height'>,
): Plane {
  const samples = new Uint16Array(width * height);
  const columns = Float64Array.from({ length: width }, (_, x) => scaleX * (x + 0.5) + shiftX - 0.5);
  for (let y = 0; y < height; y++) {
    const row = scaleY * (y + 0.5) + shiftY - 0.5;
    if (row < -0.5 || row > reference.height - 0.5) continue;
    const top = Math.min(reference.height - 2, Math.max(0, Math.floor(row)));
    const down = Math.min(1, Math.max(0, row - top));
    const [upper, lower] = [top * reference.width, (top + 1) * reference.width];
    for (let x = 0; x < width; x++) {
      const column = columns[x] as number;
      if (column < -0.5 || column > reference.width - 0.5) continue;
      const left = Math.min(reference.width - 2, Math.max(0, Math.floor(column)));
      const across = Math.min(1, Math.max(0, column - left));
      const at = (start: number) =>
        (reference.samples[start + left] as number) * (1 - across) +
        (reference.samples[start + left + 1] as number) * across;
      samples[y * width + x] = Math.min(65_535, Math.round((at(upper) * (1 - down) + at(lower) * down) * gain));
    }
  }
  return { width, height, samples };
}
