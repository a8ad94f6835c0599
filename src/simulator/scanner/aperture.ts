import type { Warp } from './warp.ts';

/** Scenes are drawn so many times finer than the detector sees, along and down. */
export const FINENESS = 2;

/**
 * What each pixel collects from a map drawn `FINENESS` times finer: the mean over its area, at the place in the scene
 * where the warp points it. Beyond its edges the map goes on as it ends.
 */
export function collected(fine: Float32Array, width: number, height: number, warp: Warp): Float32Array {
  return downColumns(alongRows(fine, width, height, warp.sourceColumn), width, height, warp.shiftDown);
}

/** `height` is in the detector's pixels; the result has fine rows and the detector's columns. */
function alongRows(fine: Float32Array, width: number, height: number, sourceColumn: Float32Array): Float32Array {
  const fineWidth = width * FINENESS;
  const last = fineWidth - 1;
  const rows = height * FINENESS;
  const first = Int32Array.from(sourceColumn, (column) => Math.floor(column * FINENESS));
  const share = sourceColumn.map((column, i) => column * FINENESS - (first[i] as number));
  const [one, two, three] = [0, 1, 2].map((by) => first.map((column) => Math.max(0, Math.min(last, column + by)))) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const result = new Float32Array(width * rows);
  for (let row = 0; row < rows; row++) {
    const from = row * fineWidth;
    const to = row * width;
    for (let x = 0; x < width; x++) {
      const a = fine[from + (one[x] as number)] as number;
      const b = fine[from + (two[x] as number)] as number;
      const c = fine[from + (three[x] as number)] as number;
      result[to + x] = (a + b + (share[x] as number) * (c - a)) / FINENESS;
    }
  }
  return result;
}

function downColumns(columns: Float32Array, width: number, height: number, shiftDown: Float32Array): Float32Array {
  const last = height * FINENESS - 1;
  const first = Int32Array.from(shiftDown, (down) => Math.floor(-down * FINENESS));
  const share = shiftDown.map((down, i) => -down * FINENESS - (first[i] as number));
  const result = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const base = y * width;
    for (let x = 0; x < width; x++) {
      const row = y * FINENESS + (first[x] as number);
      const inside = row >= 0 && row + 2 <= last;
      const a = columns[(inside ? row : within(row, last)) * width + x] as number;
      const b = columns[(inside ? row + 1 : within(row + 1, last)) * width + x] as number;
      const c = columns[(inside ? row + 2 : within(row + 2, last)) * width + x] as number;
      result[base + x] = (a + b + (share[x] as number) * (c - a)) / FINENESS;
    }
  }
  return result;
}

function within(row: number, last: number): number {
  return row < 0 ? 0 : row > last ? last : row;
}
