import type { Plane } from '#imaging/plane.ts';
import type { InputSpec } from '../pack/manifest.ts';

/** Source pixels averaged into one network pixel, along the motion and vertically. */
export interface BlockFactors {
  readonly x: number;
  readonly y: number;
}

/** Near the target pitch, square on the object, and coarse enough that the whole height fits a strip. */
export function blockFactors(
  pixelPitchMm: { readonly x: number; readonly y: number },
  heightPx: number,
  spec: Pick<InputSpec, 'targetPitchMm' | 'stripHeightPx'>,
): BlockFactors {
  const y = Math.max(1, roundHalfUp(spec.targetPitchMm / pixelPitchMm.y), Math.ceil(heightPx / spec.stripHeightPx));
  return { x: Math.max(1, roundHalfUp((y * pixelPitchMm.y) / pixelPitchMm.x)), y };
}

const roundHalfUp = (value: number) => Math.floor(value + 0.5);

/** A part of a scan in network pixels; columns may lie outside the scan. */
export interface BlockWindow {
  readonly firstColumn: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Transmissions (0..1), row-major (rows + 2, columns), of the blocks in a window, with a row of air above and air in
 * place of every block outside the scan. Ragged blocks at the right and lower edge average the pixels they have.
 */
export function blockMeans(plane: Plane, factors: BlockFactors, window: BlockWindow): Float64Array {
  const means = new Float64Array((window.rows + 2) * window.columns).fill(1);
  const scanRows = Math.min(window.rows, Math.ceil(plane.height / factors.y));
  const first = Math.max(0, window.firstColumn);
  const end = Math.min(window.firstColumn + window.columns, Math.ceil(plane.width / factors.x));
  for (let row = 0; row < scanRows; row++) {
    const offset = (row + 1) * window.columns - window.firstColumn;
    for (let column = first; column < end; column++) means[offset + column] = blockMean(plane, factors, column, row);
  }
  return means;
}

function blockMean({ width, height, samples }: Plane, factors: BlockFactors, column: number, row: number): number {
  const right = Math.min(width, (column + 1) * factors.x);
  const bottom = Math.min(height, (row + 1) * factors.y);
  const left = column * factors.x;
  const top = row * factors.y;
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let i = y * width + left, end = y * width + right; i < end; i++) sum += samples[i] ?? 0;
  }
  return sum / ((right - left) * (bottom - top) * 65_535);
}
