import type { Random } from '#base/random.ts';
import { normalDeviate } from './normal-deviate.ts';
import { decay } from './table-exponential.ts';

/** Chance for pixels: many draws, each cheap, the same bytes on every machine. */
export interface NoiseSource {
  /** Standard normal. */
  normal(): number;
  /** Poisson by inversion; for means up to about 30. */
  poisson(mean: number): number;
}

export function noiseSource(random: Random): NoiseSource {
  let spare = -1;
  return {
    normal() {
      if (spare >= 0) {
        const bits = spare;
        spare = -1;
        return normalDeviate(bits);
      }
      const word = random.next() * 0x1_0000_0000;
      const high = Math.floor(word / 0x1_0000);
      spare = word - high * 0x1_0000;
      return normalDeviate(high);
    },
    poisson(mean) {
      const drawn = random.next();
      let term = decay(mean);
      let sum = term;
      let count = 0;
      while (drawn > sum && count < 200) {
        count++;
        term *= mean / count;
        sum += term;
      }
      return count;
    },
  };
}
