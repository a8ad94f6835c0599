import { DecodeFault } from './decode-fault.ts';

const BYTES_PER_PIXEL = 2;

/** Undoes the five filters of PNG, row by row in place, and reads the big-endian 16-bit samples. */
export function undoPngFilters(filtered: Uint8Array, widthPx: number, heightPx: number): Uint16Array {
  const rowBytes = widthPx * BYTES_PER_PIXEL;
  const samples = new Uint16Array(widthPx * heightPx);
  let above: Uint8Array = new Uint8Array(rowBytes);
  for (let y = 0; y < heightPx; y++) {
    const start = y * (rowBytes + 1);
    const row = filtered.subarray(start + 1, start + 1 + rowBytes);
    undoRow(filtered[start] ?? 0, row, above);
    for (let x = 0, to = y * widthPx; x < rowBytes; x += 2, to++) {
      samples[to] = ((row[x] as number) << 8) | (row[x + 1] as number);
    }
    above = row;
  }
  return samples;
}

function undoRow(filter: number, row: Uint8Array, above: Uint8Array): void {
  const predict = PREDICTORS[filter];
  if (!predict) throw new DecodeFault('unreadable', `unknown PNG filter ${filter}`);
  if (filter === 0) return;
  for (let i = 0; i < row.length; i++) {
    const left = i < BYTES_PER_PIXEL ? 0 : (row[i - BYTES_PER_PIXEL] as number);
    const upperLeft = i < BYTES_PER_PIXEL ? 0 : (above[i - BYTES_PER_PIXEL] as number);
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
