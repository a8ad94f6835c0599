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

/** Mass thickness at which the high energy's -ln T has a value; then the ratio of the two -ln T. */
function ratioAt(substance: SubstanceId, pair: readonly [EndpointMv, EndpointMv], attenuation: number): number {
  const gPerCm2 = thicknessMm(substance, pair[0], Math.exp(-attenuation)) * 0.1 * SUBSTANCES[substance].solidDensity;
  return -Math.log(passed(substance, pair[1], gPerCm2)) / attenuation;
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

  it('has the tenth-value layers of steel and lead at 6 MV', () => {
    expect(thicknessMm('steel', 6, 0.1)).toBeGreaterThan(57);
    expect(thicknessMm('steel', 6, 0.1)).toBeLessThan(63);
    // Mean over four to six layers: 75 ± 4 and 46 ± 3 mm were measured in a narrow beam.
    for (const layers of [4, 5, 6]) {
      const steelMm = thicknessMm('steel', 6, 10 ** -layers) / layers;
      const leadMm = thicknessMm('lead', 6, 10 ** -layers) / layers;
      expect([steelMm > 71, steelMm < 79.5, leadMm > 43, leadMm < 49.5]).toEqual([true, true, true, true]);
    }
  });

  it.each([3.5, 4, 6, 9] as const)('hardens: the second tenth-value layer of steel is thicker at %s MV', (endpoint) => {
    const first = thicknessMm('steel', endpoint, 0.1);
    expect(thicknessMm('steel', endpoint, 0.01) - first).toBeGreaterThan(first);
  });

  it.each([
    [[6, 4], 1.209, 1.168, 1.143],
    [[6, 3.5], 1.282, 1.23, 1.206],
    [[9, 6], 1.22, 1.143, 1.085],
  ] as const)('orders water, iron and lead by the ratio of energies %j', (pair, water, iron, lead) => {
    expect(ratioAt('water', pair, 3)).toBeCloseTo(water, 2);
    expect(ratioAt('steel', pair, 3)).toBeCloseTo(iron, 2);
    // The three bases give lead within 1.9 % in -ln T.
    expect(Math.abs(ratioAt('lead', pair, 3) - lead)).toBeLessThan(0.015);
    expect(ratioAt('water', pair, 3)).toBeGreaterThan(ratioAt('steel', pair, 3));
  });

  it('shows nothing brighter than air where a hollow is deeper than its body', () => {
    expect(Array.from(transmissionOf(basisMapsOf(SUBSTANCES.water, [-5]), SPECTRA[6]))).toEqual([1]);
  });
});
