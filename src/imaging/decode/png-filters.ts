import { DecodeFault } from './decode-fault.ts';

/**
 * Undoes the five filters of PNG, row by row and in place (W3C PNG 9.2). Each row is led by the byte that names its filter;
 * the rows come back one after the other without it.
 */
export function undoPngFilters(
  filtered: Uint8Array,
  rowBytes: number,
  rows: number,
  bytesPerPixel: number,
): Uint8Array {
  let above: Uint8Array = new Uint8Array(rowBytes);
  for (let y = 0; y < rows; y++) {
    const start = y * (rowBytes + 1);
    const row = filtered.subarray(start + 1, start + 1 + rowBytes);
    undoRow(filtered[start] ?? 0, row, above, bytesPerPixel);
    // What lies before a row has been read by then, so it may move up over the filter bytes.
    filtered.copyWithin(y * rowBytes, start + 1, start + 1 + rowBytes);
    above = filtered.subarray(y * rowBytes, (y + 1) * rowBytes);
  }
  return filtered.subarray(0, rows * rowBytes);
}

function undoRow(filter: number, row: Uint8Array, above: Uint8Array, bytesPerPixel: number): void {
  const predict = PREDICTORS[filter];
  if (!predict) throw new DecodeFault('unreadable', `unknown PNG filter ${filter}`);
  if (filter === 0) return;
  for (let i = 0; i < row.length; i++) {
    const left = i < bytesPerPixel ? 0 : (row[i - bytesPerPixel] as number);
    const upperLeft = i < bytesPerPixel ? 0 : (above[i - bytesPerPixel] as number);
    row[i] = (row[i] as number) + predict(left, above[i] as number, upperLeft);
  }
}

const PREDICTORS: readonly ((left: number, up: number, upperLeft: number) => number)[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

/** W3C PNG 9.4: of left, up and upper left, the one nearest to left + up − upper left. */
function paeth(left: number, up: number, upperLeft: number): number {
  const estimate = left + up - upperLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpperLeft = Math.abs(estimate - upperLeft);
  if (toLeft <= toUp && toLeft <= toUpperLeft) return left;
  return toUp <= toUpperLeft ? up : upperLeft;
}
