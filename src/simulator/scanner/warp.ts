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
  const result = new Float32Array(plane.length);
  for (let column = 0; column < width; column++) {
    const at = warp.sourceColumn[column] as number;
    const left = Math.floor(at);
    const right = Math.min(width - 1, left + 1);
    const u = at - left;
    const down = warp.shiftDown[column] as number;
    const whole = Math.floor(down);
    const v = down - whole;
    for (let row = 0; row < height; row++) {
      const lower = Math.min(height - 1, Math.max(0, row - whole)) * width;
      const upper = Math.min(height - 1, Math.max(0, row - whole - 1)) * width;
      const near = (plane[lower + left] as number) * (1 - u) + (plane[lower + right] as number) * u;
      const far = (plane[upper + left] as number) * (1 - u) + (plane[upper + right] as number) * u;
      result[row * width + column] = near * (1 - v) + far * v;
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
