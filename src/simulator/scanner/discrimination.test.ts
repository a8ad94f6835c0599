import { describe, expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { basisMapsOf } from '../physics/basis-maps.ts';
import { type EndpointMv, SPECTRA } from '../physics/spectra.ts';
import { SUBSTANCES, type SubstanceId } from '../physics/substances.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { GOOD_SCANNER } from '../scenarios/scanner-profile.ts';
import type { Imperfections } from './detector.ts';
import { excessOf, readOut } from './read-out.ts';

/** The scanner of the published numbers: quanta and electronics only, on a pedestal so that nothing is cut off at 0. */
const PEDESTAL = 1e-3;
const NOISE_ONLY: Imperfections = {
  ...GOOD_SCANNER,
  quanta: { high: 1e5, low: 5e4 },
  electronics: 2e-5,
  floor: 0,
  scatter: 0,
  focalSpotMm: 0,
  crosstalk: 0,
  doseJitter: 0,
  airDrift: { ...GOOD_SCANNER.airDrift, share: 0 },
  rowGain: 0,
  rowOffset: 0,
  moduleStep: 0,
  airLevel: { high: 0.9, low: 0.9 },
  blackLevel: -PEDESTAL,
};

type Pair = readonly [high: EndpointMv, low: EndpointMv];
const SIDE = 80;

/** -ln T of one energy behind a mass thickness, and its spread over pixels, from a simulated read-out. */
function measured(substance: SubstanceId, endpoint: EndpointMv, energy: 'high' | 'low', gPerCm2: number) {
  const spectrum = SPECTRA[endpoint];
  const ideal = transmissionOf(basisMapsOf(SUBSTANCES[substance], [gPerCm2]), spectrum)[0] as number;
  const samples = readOut(new Float32Array(SIDE * SIDE).fill(ideal), SIDE, SIDE, {
    energy,
    imperfections: NOISE_ONLY,
    excessNoise: spectrum.excessNoise,
    pitchMm: 5,
    machine: createRandom('machine'),
    pulses: createRandom(`${substance}/${endpoint}/${gPerCm2}`),
  });
  const seen = Array.from(samples, (sample) => sample / (65_535 * NOISE_ONLY.airLevel[energy]) - PEDESTAL);
  const mean = seen.reduce((sum, value) => sum + value, 0) / seen.length;
  const spread = Math.sqrt(seen.reduce((sum, value) => sum + (value - mean) ** 2, 0) / seen.length);
  return { ideal, mean, attenuation: -Math.log(mean), spread: spread / mean };
}

/** Ratio of the energies and its spread in one pixel, to first order as published. */
function ratio(substance: SubstanceId, [high, low]: Pair, gPerCm2: number) {
  const one = measured(substance, high, 'high', gPerCm2);
  const other = measured(substance, low, 'low', gPerCm2);
  const value = other.attenuation / one.attenuation;
  const relative = Math.hypot(one.spread / one.attenuation, other.spread / other.attenuation);
  return { value, spread: value * relative, attenuation: one.attenuation };
}

/** Distance between two substances at equal -ln T of the high energy, in standard deviations of one pixel. */
function separability(first: SubstanceId, second: SubstanceId, pair: Pair, gPerCm2: number): number {
  const one = ratio(first, pair, gPerCm2);
  let [least, most] = [0, 400];
  for (let i = 0; i < 30; i++) {
    const middle = (least + most) / 2;
    const through = transmissionOf(basisMapsOf(SUBSTANCES[second], [middle]), SPECTRA[pair[0]])[0] as number;
    if (-Math.log(through) < one.attenuation) least = middle;
    else most = middle;
  }
  const other = ratio(second, pair, least);
  return Math.abs(one.value - other.value) / Math.sqrt((one.spread ** 2 + other.spread ** 2) / 2);
}

describe('noise of the material signal', () => {
  it.each([
    [5, 0.027],
    [10, 0.017],
    [20, 0.013],
    [40, 0.013],
    [60, 0.017],
    [100, 0.03],
    [150, 0.066],
    [200, 0.157],
  ])('behind %i g/cm² of water the ratio of 6 to 4 MV spreads by %f', (gPerCm2, published) => {
    expect(Math.abs(ratio('water', [6, 4], gPerCm2).spread / published - 1)).toBeLessThan(0.15);
  });

  it.each([
    ['water', 'steel', [6, 4], [5, 10, 20, 40, 60, 100, 150, 200], [0.2, 0.6, 1.5, 2.6, 2.7, 2, 1.1, 0.5]],
    ['water', 'steel', [9, 6], [5, 10, 20, 40, 60, 100, 150, 200], [1, 2, 3.5, 4.8, 4.9, 3.9, 2.4, 1.4]],
    ['water', 'aluminium', [9, 6], [5, 10, 20, 40, 60, 100, 150, 200], [0.4, 0.8, 1.3, 1.8, 1.9, 1.5, 0.9, 0.5]],
    ['steel', 'lead', [6, 4], [5, 10, 20, 40, 60, 100, 150, 200], [4.6, 5, 3.4, 0.1, 1.5, 1.9, 1.3, 0.7]],
  ] as const)('separates %s from %s at %j MV as published', (first, second, pair, masses, published) => {
    masses.forEach((gPerCm2, i) => {
      const value = separability(first, second, pair, gPerCm2);
      const expected = published[i] as number;
      // The notes round to a tenth; lead's ratio is known within the 0.015 of its bases.
      const rounding = 0.05 + (second === 'lead' ? 0.3 : 0);
      expect(Math.abs(value - expected), `${gPerCm2} g/cm²: ${value}`).toBeLessThan(0.15 * expected + rounding);
    });
  });
});

it('counts few quanta with the right mean and spread', () => {
  const { ideal, mean, spread } = measured('steel', 6, 'high', 200);
  expect(ideal * 1e5).toBeLessThan(60);
  expect(mean / ideal).toBeCloseTo(1, 1.5);
  const expected = Math.sqrt((excessOf(SPECTRA[6].excessNoise, ideal) * ideal) / 1e5 + 4e-10) / ideal;
  expect(spread / expected).toBeCloseTo(1, 1.3);
});
