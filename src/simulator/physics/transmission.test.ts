import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { addMass, basisMapsOf, emptyBasisMaps } from './basis-maps.ts';
import { type EndpointMv, SPECTRA, type Spectrum } from './spectra.ts';
import { SUBSTANCES, type SubstanceId } from './substances.ts';
import { transmissionOf } from './transmission.ts';

/** Millimetres of a solid substance that pass a share of the signal, by bisection. */
function thicknessMm(substance: SubstanceId, endpoint: EndpointMv, share: number): number {
  const { solidDensity } = SUBSTANCES[substance];
  let low = 0;
  let high = 3000;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (passed(substance, endpoint, middle * 0.1 * solidDensity) > share) low = middle;
    else high = middle;
  }
  return low;
}

function passed(substance: SubstanceId, endpoint: EndpointMv | Spectrum, gPerCm2: number): number {
  const spectrum = typeof endpoint === 'number' ? SPECTRA[endpoint] : endpoint;
  return transmissionOf(basisMapsOf(SUBSTANCES[substance], [gPerCm2]), spectrum)[0] as number;
}

describe('forward model', () => {
  it('passes air whole and everything else less, the more the thicker', () => {
    const maps = basisMapsOf(SUBSTANCES.steel, [0, 1, 5, 20, 80, 160, 240]);
    const transmission = Array.from(transmissionOf(maps, SPECTRA[6]));
    expect(transmission[0]).toBe(1);
    expect(transmission).toEqual(transmission.toSorted((a, b) => b - a));
    expect(new Set(transmission).size).toBe(transmission.length);
  });

  it('follows Beer and Lambert for a beam of one energy', () => {
    const one: Spectrum = { weights: [1], compton: [0.09], pair: [0.002], photo: [0.01], excessNoise: 1 };
    const steel = SUBSTANCES.steel;
    const coefficient = steel.compton * 0.09 + steel.pair * 0.002 + steel.photo * 0.01;
    for (const gPerCm2 of [1, 7, 40, 150]) {
      expect(-Math.log(passed('steel', one, gPerCm2)) / (coefficient * gPerCm2)).toBeCloseTo(1, 4);
    }
  });

  it.each([3.5, 4, 6, 9] as const)('hardens: the second tenth-value layer of steel is thicker at %s MV', (endpoint) => {
    const first = thicknessMm('steel', endpoint, 0.1);
    expect(thicknessMm('steel', endpoint, 0.01) - first).toBeGreaterThan(first);
  });

  it('shows nothing brighter than air where a hollow is deeper than its body', () => {
    expect(Array.from(transmissionOf(basisMapsOf(SUBSTANCES.water, [-5]), SPECTRA[6]))).toEqual([1]);
  });

  it('is within 1e-4 of the sum over all energies in -ln T, whatever lies beside what', () => {
    const random = createRandom('walk');
    const [width, height] = [120, 60];
    const maps = emptyBasisMaps(width, height);
    for (const [substance, most] of [
      ['water', 60],
      ['steel', 90],
      ['lead', 12],
      ['polyethylene', 25],
    ] as const) {
      const mass = new Float32Array(width * height);
      // Smooth slopes with steps and a grain on them, as goods have, and air between.
      const [slopeX, slopeY, grain] = [random.between(0.2, 1), random.between(0.2, 1), random.between(0, 0.05)];
      for (let i = 0; i < mass.length; i++) {
        const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
        const isThere = Math.floor(x * 5 + y * 3) % 3 !== 0;
        mass[i] = isThere ? (most * (slopeX * x + slopeY * y) * (1 + grain * (random.next() - 0.5))) / 2 : 0;
      }
      addMass(maps, SUBSTANCES[substance], mass, { from: 0, to: height });
    }
    for (const endpoint of [3.5, 6, 9] as const) {
      const { weights, compton, pair, photo } = SPECTRA[endpoint];
      const air = weights.reduce((sum, weight) => sum + weight, 0);
      const transmission = transmissionOf(maps, SPECTRA[endpoint]);
      let worst = 0;
      for (let i = 0; i < transmission.length; i++) {
        const [c, p, f] = [maps.compton[i], maps.pair[i], maps.photo[i]] as [number, number, number];
        let sum = 0;
        for (const [k, weight] of weights.entries()) {
          const exponent = c * (compton[k] as number) + p * (pair[k] as number) + f * (photo[k] as number);
          sum += weight * Math.exp(-exponent);
        }
        worst = Math.max(worst, Math.abs(Math.log((transmission[i] as number) / (sum / air))));
      }
      expect(worst).toBeLessThan(1e-4);
      expect(worst).toBeGreaterThan(1e-6);
    }
  });
});
