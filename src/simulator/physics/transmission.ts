import type { BasisMaps } from './basis-maps.ts';
import type { Spectrum } from './spectra.ts';
import { DECAY_TABLE } from './table-exponential.ts';

/** Share of the detector signal that passes through the scene, 0 to 1, per pixel; without scatter or noise. */
export function transmissionOf(maps: BasisMaps, spectrum: Spectrum): Float32Array {
  const { compton, pair, photo } = maps;
  const { values, stepsPerUnit, limit } = DECAY_TABLE;
  const step = 1 / stepsPerUnit;
  const nodes = spectrum.weights.length;
  const total = spectrum.weights.reduce((sum, weight) => sum + weight, 0);
  const weights = Float64Array.from(spectrum.weights, (weight) => weight / total);
  const c = Float64Array.from(spectrum.compton);
  const p = Float64Array.from(spectrum.pair);
  const f = Float64Array.from(spectrum.photo);
  const transmission = new Float32Array(compton.length);
  let lastC = 0;
  let lastP = 0;
  let lastF = 0;
  let last = 1;

  for (let i = 0; i < transmission.length; i++) {
    const mc = compton[i] as number;
    const mp = pair[i] as number;
    const mf = photo[i] as number;
    // Air and bare walls are long runs of one value.
    if (mc !== lastC || mp !== lastP || mf !== lastF) {
      let sum = 0;
      for (let k = 0; k < nodes; k++) {
        const exponent = Math.max(0, mc * (c[k] as number) + mp * (p[k] as number) + mf * (f[k] as number));
        // Where a hollowed body is thinner than its hollow, nothing is left rather than less than nothing.
        // `decay` of table-exponential.ts, written out: this runs 240 million times for a large scan.
        if (exponent < limit) {
          const slot = (exponent * stepsPerUnit + 0.5) | 0;
          sum += (weights[k] as number) * (values[slot] as number) * (1 + slot * step - exponent);
        }
      }
      lastC = mc;
      lastP = mp;
      lastF = mf;
      last = sum;
    }
    transmission[i] = last;
  }
  return transmission;
}
