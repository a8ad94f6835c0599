import { type TransferCurve, transfer } from '../ops/transfer.ts';
import type { Plane } from '../plane.ts';

const VALUES = 65_536;

/** A part of a plane, in whole samples. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How often each of the 65,536 values occurs in a part of a plane, looking at every `step`th column and row. */
export function histogram({ width, height, samples }: Plane, step = 1, part?: Part): Uint32Array {
  const counts = new Uint32Array(VALUES);
  const [left, top] = [Math.max(0, part?.x ?? 0), Math.max(0, part?.y ?? 0)];
  const right = Math.min(width, part ? part.x + part.width : width);
  const bottom = Math.min(height, part ? part.y + part.height : height);
  for (let y = top; y < bottom; y += step) {
    for (let i = y * width + left, end = y * width + right; i < end; i += step) {
      (counts[samples[i] as number] as number)++;
    }
  }
  return counts;
}

/** The value below which `fraction` of what lies in from..to (both included) is found; `from` when nothing lies there. */
export function percentile(counts: Uint32Array, fraction: number, from = 0, to = VALUES - 1): number {
  let wanted = fraction * countBetween(counts, from, to);
  for (let value = from; value <= to; value++) {
    wanted -= counts[value] as number;
    if (wanted < 0) return value;
  }
  return from;
}

export function countBetween(counts: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let value = from; value <= to; value++) sum += counts[value] as number;
  return sum;
}

/**
 * How often values occur in each of `bins` equal parts of the scale after the transfer curve, as logarithms from 0 to 1,
 * so that a small dense object is seen beside a wall of air.
 */
export function displayHistogram(counts: Uint32Array, curve: TransferCurve, bins: number): Float32Array {
  const scale = transfer.prepare({ curve });
  const sums = new Float32Array(bins);
  for (let value = 0; value < VALUES; value++) {
    const bin = Math.min(bins - 1, Math.floor(scale(value / (VALUES - 1)) * bins));
    sums[bin] = (sums[bin] as number) + (counts[value] as number);
  }
  const most = Math.log1p(sums.reduce((max, sum) => Math.max(max, sum), 0)) || 1;
  return sums.map((sum) => Math.log1p(sum) / most);
}
