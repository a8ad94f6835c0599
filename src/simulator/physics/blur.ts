/**
 * A wide blur of a plane, as scatter spreads: the mean over blocks of `block` pixels, smoothed twice over 3×3 blocks
 * and interpolated back. Its reach (one standard deviation) is about 1.2 blocks.
 */
export function wideBlur(plane: Float32Array, width: number, height: number, block: number): Float32Array {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const smooth = smoothed(smoothed(blockMeans(plane, width, height, block), columns, rows), columns, rows);
  const across = knots(width, block, columns);
  const down = knots(height, block, rows);
  const result = new Float32Array(plane.length);
  const line = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const above = (down.first[y] as number) * columns;
    const below = (down.second[y] as number) * columns;
    const v = down.share[y] as number;
    for (let k = 0; k < columns; k++) {
      line[k] = (smooth[above + k] as number) * (1 - v) + (smooth[below + k] as number) * v;
    }
    const base = y * width;
    for (let x = 0; x < width; x++) {
      const from = line[across.first[x] as number] as number;
      const to = line[across.second[x] as number] as number;
      result[base + x] = from + (to - from) * (across.share[x] as number);
    }
  }
  return result;
}

/** Between which two block centres each pixel lies, and how far along. */
function knots(length: number, block: number, count: number) {
  const first = new Int32Array(length);
  const second = new Int32Array(length);
  const share = new Float32Array(length);
  for (let i = 0; i < length; i++) {
    const at = Math.min(count - 1, Math.max(0, (i + 0.5) / block - 0.5));
    first[i] = Math.floor(at);
    second[i] = Math.min(count - 1, (first[i] as number) + 1);
    share[i] = at - (first[i] as number);
  }
  return { first, second, share };
}

function blockMeans(plane: Float32Array, width: number, height: number, block: number): Float32Array {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const sums = new Float64Array(columns * rows);
  const counts = new Float64Array(columns * rows);
  const cellOf = Int32Array.from({ length: width }, (_, x) => Math.floor(x / block));
  for (let y = 0; y < height; y++) {
    const base = Math.floor(y / block) * columns;
    for (let x = 0; x < width; x++) {
      const cell = base + (cellOf[x] as number);
      sums[cell] = (sums[cell] as number) + (plane[y * width + x] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
  }
  return Float32Array.from(sums, (sum, i) => sum / (counts[i] as number));
}

function smoothed(cells: Float32Array, columns: number, rows: number): Float32Array {
  const result = new Float32Array(cells.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy++) {
        const row = Math.min(rows - 1, Math.max(0, y + dy)) * columns;
        for (let dx = -1; dx <= 1; dx++) sum += cells[row + Math.min(columns - 1, Math.max(0, x + dx))] as number;
      }
      result[y * columns + x] = sum / 9;
    }
  }
  return result;
}

/** Gives each pixel's signal in the stated shares to its vertical and horizontal neighbours; edges keep theirs. */
export function neighbourBlur(
  plane: Float32Array,
  width: number,
  height: number,
  vertical: number,
  horizontal: number,
): Float32Array {
  const across = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const base = y * width;
    const last = base + width - 1;
    for (let i = base; i <= last; i++) {
      const here = plane[i] as number;
      const left = i > base ? (plane[i - 1] as number) : here;
      const right = i < last ? (plane[i + 1] as number) : here;
      across[i] = here + (left + right - 2 * here) * horizontal;
    }
  }
  const result = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const base = y * width;
    const above = y > 0 ? base - width : base;
    const below = y < height - 1 ? base + width : base;
    for (let x = 0; x < width; x++) {
      const here = across[base + x] as number;
      result[base + x] = here + ((across[above + x] as number) + (across[below + x] as number) - 2 * here) * vertical;
    }
  }
  return result;
}
