import type { PixelBox } from '../scanner/camera.ts';

/**
 * Which pixels something covers, as the run lengths of COCO: columns from left to right, each from top to bottom,
 * counting uncovered and covered pixels by turns and uncovered first. `size` is height and width.
 */
export interface RunLengthMask {
  readonly size: readonly [height: number, width: number];
  readonly counts: readonly number[];
}

/** Covers the pixels for which `isCovered` holds; the index is row-major. */
export function runLengths(width: number, height: number, isCovered: (index: number) => boolean): RunLengthMask {
  const counts: number[] = [];
  let covered = false;
  let run = 0;
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (isCovered(y * width + x) !== covered) {
        counts.push(run);
        run = 0;
        covered = !covered;
      }
      run++;
    }
  }
  counts.push(run);
  return { size: [height, width], counts };
}

/** The smallest box around the covered pixels; nothing when none is covered. */
export function boxAround(width: number, height: number, isCovered: (index: number) => boolean): PixelBox | undefined {
  let left = width;
  let right = -1;
  let top = height;
  let bottom = -1;
  for (let i = 0; i < width * height; i++) {
    if (!isCovered(i)) continue;
    const x = i % width;
    const y = (i - x) / width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
