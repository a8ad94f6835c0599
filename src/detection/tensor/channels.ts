import type { InputSpec, WaterCurve } from '../pack/manifest.ts';
import { ratioOfWater } from './water-curve.ts';

/** Transmissions of one strip, row-major (heightPx + 2, widthPx + 2): a border of one pixel on every side. */
export interface BorderedStrip {
  readonly high: Float64Array;
  readonly low: Float64Array | undefined;
  /** Rows of the whole scan in network pixels, against which heights are normalised. */
  readonly scanRows: number;
}

/**
 * The input (1, 6, stripHeightPx, stripWidthPx), A = −ln(transmission):
 * T_H, A_H / scale, A_L / scale, (A_L/A_H over 3×3 pixels − that of water) / ratioScale, whether that ratio can be
 * trusted, and the height of the row (0 top of the scan, 1 bottom).
 * The trainer does the same in training/cargonet/tensor.py.
 */
export function channels(strip: BorderedStrip, curve: WaterCurve, spec: InputSpec): Float32Array<ArrayBuffer> {
  const { stripWidthPx: width, stripHeightPx: height } = spec;
  const stride = width + 2;
  const size = width * height;
  const data = new Float32Array(6 * size);
  const attenuationHigh = attenuations(strip.high, spec.floorTransmission);
  const attenuationLow = strip.low && attenuations(strip.low, spec.floorTransmission);
  for (let y = 0; y < height; y++) {
    const rowHeight = Math.min(1, (y + 0.5) / strip.scanRows);
    for (let x = 0; x < width; x++) {
      const from = (y + 1) * stride + x + 1;
      const to = y * width + x;
      const aHigh = attenuationHigh[from] ?? 0;
      data[to] = strip.high[from] ?? 1;
      data[size + to] = aHigh / spec.attenuationScale;
      data[2 * size + to] = (attenuationLow?.[from] ?? aHigh * spec.singleEnergyFactor) / spec.attenuationScale;
      data[5 * size + to] = rowHeight;
      if (!attenuationLow) continue;
      const smooth = mean3x3(attenuationHigh, from, stride);
      if (smooth < spec.validAttenuationMin || smooth > spec.validAttenuationMax) continue;
      const excess = mean3x3(attenuationLow, from, stride) / smooth - ratioOfWater(curve, smooth);
      data[3 * size + to] = Math.min(spec.ratioClip, Math.max(-spec.ratioClip, excess / spec.ratioScale));
      data[4 * size + to] = 1;
    }
  }
  return data;
}

function attenuations(transmissions: Float64Array, floor: number): Float64Array {
  return transmissions.map((transmission) => (transmission === 1 ? 0 : -Math.log(Math.max(transmission, floor))));
}

function mean3x3(values: Float64Array, at: number, stride: number): number {
  let sum = 0;
  for (let row = at - stride; row <= at + stride; row += stride) {
    sum += (values[row - 1] ?? 0) + (values[row] ?? 0) + (values[row + 1] ?? 0);
  }
  return sum / 9;
}
