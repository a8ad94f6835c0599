/**
 * Undoes the predictor for floats (Adobe Photoshop TIFF technical note 3): in each row all highest bytes come first, then
 * all next ones and so on, and each byte was stored as its difference to the one `stride` before it. Returns big-endian
 * floats.
 */
export function undoFloatDifferences(
  bytes: Uint8Array,
  rows: number,
  perRow: number,
  valueBytes: number,
  stride: number,
): Uint8Array {
  const rowBytes = perRow * valueBytes;
  const out = new Uint8Array(rows * rowBytes);
  for (let row = 0; row < rows; row++) {
    const summed = bytes.slice(row * rowBytes, (row + 1) * rowBytes);
    for (let i = stride; i < rowBytes; i++) summed[i] = (summed[i] as number) + (summed[i - stride] as number);
    for (let i = 0; i < perRow; i++) {
      for (let b = 0; b < valueBytes; b++) {
        out[row * rowBytes + i * valueBytes + b] = summed[b * perRow + i] as number;
      }
    }
  }
  return out;
}
