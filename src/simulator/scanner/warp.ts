import type { PixelBox } from './camera.ts';
import type { Motion } from './detector.ts';

/** Where each column of the picture looks in the scene: the scene's column, and how far down it is shifted, in pixels. */
export interface Warp {
  readonly sourceColumn: Float32Array;
  readonly shiftDown: Float32Array;
}

/** A smooth wave of period 1 and height ±1, from basic arithmetic: a cubic near a sine. */
function wave(turns: number): number {
  const t = turns - Math.floor(turns);
  const half = t < 0.5 ? t * 2 : (t - 0.5) * 2;
  const arch = 4 * half * (1 - half);
  return t < 0.5 ? arch : -arch;
}

/** The columns of one energy; `interlace` is 0 for the first energy of a pulse pair and 1 for the second. */
export function warpOf(width: number, motion: Motion, interlace: 0 | 1): Warp {
  const sourceColumn = new Float32Array(width);
  const shiftDown = new Float32Array(width);
  const offset = motion.interlacePx * (interlace - 0.5);
  for (let i = 0; i < width; i++) {
    const along = i / width;
    const drift = (motion.speedError * width * wave(along * motion.speedWaves)) / (2 * Math.PI * motion.speedWaves);
    sourceColumn[i] = Math.min(width - 1, Math.max(0, i + offset + drift));
    shiftDown[i] = motion.tiltPx * (along - 0.5) + motion.wobblePx * wave(along * motion.wobbleWaves);
  }
  return { sourceColumn, shiftDown };
}

/** Resamples a plane bilinearly; rows beyond the edge repeat it. */
export function warped(plane: Float32Array, width: number, height: number, warp: Warp): Float32Array {
  const left = Int32Array.from(warp.sourceColumn, Math.floor);
  const right = left.map((column) => Math.min(width - 1, column + 1));
  const u = warp.sourceColumn.map((at, i) => at - (left[i] as number));
  const whole = Int32Array.from(warp.shiftDown, Math.floor);
  const v = warp.shiftDown.map((down, i) => down - (whole[i] as number));
  const result = new Float32Array(plane.length);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const from = row - (whole[column] as number);
      const lower = (from < 0 ? 0 : from >= height ? height - 1 : from) * width;
      const upper = (from < 1 ? 0 : from > height ? height - 1 : from - 1) * width;
      const l = left[column] as number;
      const r = right[column] as number;
      const share = u[column] as number;
      const near = (plane[lower + l] as number) * (1 - share) + (plane[lower + r] as number) * share;
      const far = (plane[upper + l] as number) * (1 - share) + (plane[upper + r] as number) * share;
      result[row * width + column] = near + (far - near) * (v[column] as number);
    }
  }
  return result;
}

/** Where a box of the scene lies in the picture after the warp. */
export function warpedBox(box: PixelBox, warp: Warp): PixelBox {
  const first = columnShowing(warp.sourceColumn, box.x);
  const last = columnShowing(warp.sourceColumn, box.x + box.width);
  let highest = Number.POSITIVE_INFINITY;
  let lowest = Number.NEGATIVE_INFINITY;
  const end = Math.min(warp.shiftDown.length - 1, Math.ceil(last));
  for (let i = Math.max(0, Math.floor(first)); i <= end; i++) {
    highest = Math.min(highest, warp.shiftDown[i] as number);
    lowest = Math.max(lowest, warp.shiftDown[i] as number);
  }
  return { x: first, y: box.y + highest, width: last - first, height: box.height + lowest - highest };
}

/** The picture's column that shows a column of the scene. */
function columnShowing(sourceColumn: Float32Array, wanted: number): number {
  let low = 0;
  let high = sourceColumn.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sourceColumn[middle] as number) <= wanted) low = middle;
    else high = middle;
  }
  return Math.min(sourceColumn.length, Math.max(0, low + wanted - (sourceColumn[low] as number)));
}
