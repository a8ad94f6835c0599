import { describe, expect, it } from 'vitest';
import { basisMapsOf } from './basis-maps.ts';
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
});
