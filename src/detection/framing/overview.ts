import type { Plane } from '#imaging/plane.ts';
import { type FailedLines, failedLines } from './failed-lines.ts';

/** The end of the grey scale at which air lies. */
export type Air = 'bright' | 'dark';

/** A small copy of a plane, row-major, 0 at its lowest and 1 at its highest sample. */
export interface Overview {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
  /** Image pixels per overview pixel. */
  readonly factor: number;
  readonly lowest: number;
  readonly highest: number;
  /** Different samples that occur. */
  readonly greys: number;
  readonly failed: FailedLines;
}

/** Longest side of the overview: fine enough for a corner post, coarse enough for a fraction of a second. */
const LONGEST_PX = 640;

/** Means of square blocks, lines that failed left out. */
export function overviewOf(plane: Plane): Overview {
  const factor = Math.max(1, Math.ceil(Math.max(plane.width, plane.height) / LONGEST_PX));
  const width = Math.ceil(plane.width / factor);
  const height = Math.ceil(plane.height / factor);
  const failed = failedLines(plane);
  const { lowest, highest, greys } = rangeOf(plane.samples);
  const scale = 1 / Math.max(1, highest - lowest);
  const values = new Float32Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const mean = blockMean(plane, failed, column, row, factor);
      // Where a whole block failed, what is above or beside it stands in.
      values[at] = Number.isNaN(mean) ? (values[row > 0 ? at - width : at - 1] ?? 0) : (mean - lowest) * scale;
    }
  }
  return { width, height, values, factor, lowest, highest, greys, failed };
}

function blockMean(plane: Plane, failed: FailedLines, column: number, row: number, factor: number): number {
  const right = Math.min(plane.width, (column + 1) * factor);
  const bottom = Math.min(plane.height, (row + 1) * factor);
  let sum = 0;
  let count = 0;
  for (let y = row * factor; y < bottom; y++) {
    if (failed.rows[y]) continue;
    for (let x = column * factor; x < right; x++) {
      if (failed.columns[x]) continue;
      sum += plane.samples[y * plane.width + x] as number;
      count++;
    }
  }
  return sum / count;
}

function rangeOf(samples: Uint16Array) {
  const occurs = new Uint8Array(65_536);
  for (let i = 0; i < samples.length; i++) occurs[samples[i] as number] = 1;
  const lowest = Math.max(0, occurs.indexOf(1));
  const highest = Math.max(0, occurs.lastIndexOf(1));
  return { lowest, highest, greys: occurs.reduce((sum, one) => sum + one, 0) };
}
