import { transferCodes } from '../pipeline/transfer-codes.ts';
import type { Plane } from '../plane.ts';

/** The two energies of a scan on the logarithmic scale, smoothed together. Row-major, one value a sample. */
export interface MaterialField {
  readonly width: number;
  readonly height: number;
  readonly high: Uint16Array;
  readonly low: Uint16Array;
}

/** Distances of the neighbours in each round: together a triangle 15 samples wide, of which some 140 count. */
export const SMOOTHING_STEPS: readonly number[] = [1, 2, 4];

/**
 * Classes are told of spots, not of samples: noise of one sample is as wide as the gap between water and steel. Both
 * energies are smoothed by the same weights, which come from the high one, so that edges stay (edge-avoiding à trous).
 */
export function materialField(high: Plane, low: Plane): MaterialField {
  const codes = transferCodes('log');
  const coded = ({ samples }: Plane) => samples.map((sample) => codes[sample] as number);
  return SMOOTHING_STEPS.reduce(smooth, {
    width: high.width,
    height: high.height,
    high: coded(high),
    low: coded(low),
  });
}

function smooth({ width, height, high, low }: MaterialField, step: number): MaterialField {
  const [smoothHigh, smoothLow] = [new Uint16Array(high.length), new Uint16Array(low.length)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const value = high[i] as number;
      let [sumHigh, sumLow, weights] = [0, 0, 0];
      for (let dy = -1; dy <= 1; dy++) {
        const row = Math.min(height - 1, Math.max(0, y + dy * step));
        for (let dx = -1; dx <= 1; dx++) {
          const at = row * width + Math.min(width - 1, Math.max(0, x + dx * step));
          const t = Math.min(Math.abs((high[at] as number) - value) >> 2, 256);
          const alike = 256 - ((t * t) >> 8);
          const weight = ((2 - Math.abs(dx)) * (2 - Math.abs(dy)) * alike) >> 4;
          sumHigh += weight * (high[at] as number);
          sumLow += weight * (low[at] as number);
          weights += weight;
        }
      }
      smoothHigh[i] = Math.floor((sumHigh + (weights >> 1)) / weights);
      smoothLow[i] = Math.floor((sumLow + (weights >> 1)) / weights);
    }
  }
  return { width, height, high: smoothHigh, low: smoothLow };
}
