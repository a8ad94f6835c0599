import type { Region } from './content.ts';
import type { Air, Overview } from './overview.ts';

/** Air and opaque on the scale of the overview, 0 to 1. */
export interface Levels {
  readonly air: number;
  readonly opaque: number;
}

const BINS = 200;
/** The plateau of air has at least this share of the picture; brighter text has less. */
const PLATEAU_SHARE = 0.01;
/** Half the width of a plateau in bins: noise, drift and the steps between modules. */
const SPREAD = 3;
/** Less than this share may lie beyond what is taken for opaque. */
const TAIL_SHARE = 0.002;

/** Where air and opaque lie if air is at the bright or the dark end. */
export function levelsOf({ width, values }: Overview, { left, top, right, bottom }: Region, air: Air): Levels {
  const counts = new Float64Array(BINS + 1);
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const value = values[y * width + x] as number;
      const bin = Math.round((air === 'bright' ? value : 1 - value) * BINS);
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  const total = (right - left) * (bottom - top);
  const airBin = brightestPeak(counts, total * PLATEAU_SHARE);
  let opaqueBin = 0;
  for (let sum = 0; opaqueBin < BINS; opaqueBin++) {
    sum += counts[opaqueBin] as number;
    if (sum > total * TAIL_SHARE) break;
  }
  const level = (bin: number) => (air === 'bright' ? bin / BINS : 1 - bin / BINS);
  return { air: level(airBin), opaque: level(Math.min(opaqueBin, airBin - 1)) };
}

function brightestPeak(counts: Float64Array, enough: number): number {
  const around = (bin: number) => {
    let sum = 0;
    for (let i = Math.max(0, bin - SPREAD); i <= Math.min(BINS, bin + SPREAD); i++) sum += counts[i] as number;
    return sum;
  };
  let bin = BINS;
  while (bin > 1 && around(bin) < enough) bin--;
  // Up the slope to the middle of the plateau.
  let best = bin;
  for (let i = bin; i >= Math.max(1, bin - 2 * SPREAD); i--) if (around(i) > around(best)) best = i;
  return best;
}
