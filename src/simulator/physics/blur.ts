/**
 * A wide blur of a plane, as scatter spreads: the mean over blocks of `block` pixels, smoothed twice over 3×3 blocks
 * and interpolated back. Its reach (one standard deviation) is about 1.2 blocks.
 */
export function wideBlur(plane: Float32Array, width: number, height: number, block: number): Float32Array {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const smooth = smoothed(smoothed(blockMeans(plane, width, height, block), columns, rows), columns, rows);
  const result = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const fy = Math.min(rows - 1, Math.max(0, (y + 0.5) / block - 0.5));
    const row = Math.floor(fy);
    const next = Math.min(rows - 1, row + 1);
    const v = fy - row;
    for (let x = 0; x < width; x++) {
      const fx = Math.min(columns - 1, Math.max(0, (x + 0.5) / block - 0.5));
      const column = Math.floor(fx);
      const right = Math.min(columns - 1, column + 1);
      const u = fx - column;
      const upper =
        (smooth[row * columns + column] as number) * (1 - u) + (smooth[row * columns + right] as number) * u;
      const lower =
        (smooth[next * columns + column] as number) * (1 - u) + (smooth[next * columns + right] as number) * u;
      result[y * width + x] = upper * (1 - v) + lower * v;
    }
  }
  return result;
}

function blockMeans(plane: Float32Array, width: number, height: number, block: number): Float32Array {
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const sums = new Float64Array(columns * rows);
  const counts = new Float64Array(columns * rows);
  for (let y = 0; y < height; y++) {
    const base = Math.floor(y / block) * columns;
    for (let x = 0; x < width; x++) {
      const cell = base + Math.floor(x / block);
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
    for (let x = 0; x < width; x++) {
      const here = plane[base + x] as number;
      const left = x > 0 ? (plane[base + x - 1] as number) : here;
      const right = x < width - 1 ? (plane[base + x + 1] as number) : here;
      across[base + x] = here * (1 - 2 * horizontal) + (left + right) * horizontal;
    }
  }
  const result = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const base = y * width;
    const above = (y > 0 ? y - 1 : y) * width;
    const below = (y < height - 1 ? y + 1 : y) * width;
    for (let x = 0; x < width; x++) {
      result[base + x] =
        (across[base + x] as number) * (1 - 2 * vertical) +
        ((across[above + x] as number) + (across[below + x] as number)) * vertical;
    }
  }
  return result;
}
