import { type Plane, plane } from '../plane.ts';

/** `factor` times smaller each way by the mean of each square, rounded; squares at the right and lower edge may be cut. */
export function shrink(source: Plane, factor: number): Plane {
  const width = Math.ceil(source.width / factor);
  const height = Math.ceil(source.height / factor);
  const samples = new Uint16Array(width * height);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    const top = y * factor;
    const rows = Math.min(factor, source.height - top);
    for (let row = top; row < top + rows; row++) addRow(source, row, factor, sums);
    for (let x = 0; x < width; x++) {
      const columns = Math.min(factor, source.width - x * factor);
      samples[y * width + x] = Math.round((sums[x] as number) / (rows * columns));
    }
  }
  return plane(width, height, samples);
}

function addRow({ width, samples }: Plane, row: number, factor: number, sums: Float64Array): void {
  for (let x = 0, to = 0, i = row * width; x < width; x += factor, to++) {
    const end = i + Math.min(factor, width - x);
    let sum = 0;
    while (i < end) sum += samples[i++] as number;
    sums[to] = (sums[to] as number) + sum;
  }
}
