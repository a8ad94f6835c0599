import type { Plane } from '#imaging/plane.ts';

/** Rows and columns in which the detector or the pulse failed: 1 where the line carries no picture. */
export interface FailedLines {
  readonly rows: Uint8Array;
  readonly columns: Uint8Array;
}

/** A dead channel or a lost pulse is a thin line; what is thicker is a margin of the picture. */
const MAX_THICKNESS_SHARE = 0.03;

/** A dead channel still reads its own noise: next to nothing of full scale, at all but a few places of the line. */
const NOTHING = 131;
const BUT_A_FEW = 0.03;

/** Lines in the picture's inside that hold one single value from end to end, or next to nothing. */
export function failedLines({ width, height, samples }: Plane): FailedLines {
  const rows = new Uint8Array(height);
  for (let y = 0; y < height; y++) rows[y] = isFailed(samples, y * width, 1, width) ? 1 : 0;
  const columns = new Uint8Array(width);
  for (let x = 0; x < width; x++) columns[x] = isFailed(samples, x, width, height) ? 1 : 0;
  keepThin(rows);
  keepThin(columns);
  return { rows, columns };
}

function isFailed(samples: Uint16Array, from: number, step: number, count: number): boolean {
  const value = samples[from];
  let isUniform = true;
  let something = 0;
  for (let i = 0, at = from; i < count; i++, at += step) {
    const sample = samples[at] as number;
    isUniform &&= sample === value;
    if (sample > NOTHING) something++;
    if (!isUniform && something > BUT_A_FEW * count) return false;
  }
  return true;
}

function keepThin(lines: Uint8Array): void {
  const thickest = Math.max(1, Math.floor(lines.length * MAX_THICKNESS_SHARE));
  for (let start = 0; start < lines.length; start++) {
    if (!lines[start]) continue;
    let end = start;
    while (end < lines.length && lines[end]) end++;
    const isMargin = start === 0 || end === lines.length || end - start > thickest;
    if (isMargin) lines.fill(0, start, end);
    start = end;
  }
}
