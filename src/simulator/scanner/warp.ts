import type { Motion } from './detector.ts';
import { wave } from './wave.ts';

/** Where each column of the picture looks in the scene: the scene's column, and how far down it is shifted, in pixels. */
export interface Warp {
  readonly sourceColumn: Float32Array;
  readonly shiftDown: Float32Array;
}

/** A boom swings at more than one frequency, so that no two of its waves are alike. */
function swing(turns: number): number {
  return 0.6 * wave(turns) + 0.4 * wave(1.618 * turns + 0.3);
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
    shiftDown[i] = motion.tiltPx * (along - 0.5) + motion.wobblePx * swing(along * motion.wobbleWaves);
  }
  return { sourceColumn, shiftDown };
}

/** The picture's column that shows a column of the scene. */
export function columnShowing(sourceColumn: Float32Array, wanted: number): number {
  let low = 0;
  let high = sourceColumn.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((sourceColumn[middle] as number) <= wanted) low = middle;
    else high = middle;
  }
  return Math.min(sourceColumn.length, Math.max(0, low + wanted - (sourceColumn[low] as number)));
}
