import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { GOOD_SCANNER } from '../scenarios/scanner-profile.ts';
import { readOut } from './read-out.ts';

const QUIET = {
  ...GOOD_SCANNER,
  doseJitter: 0,
  rowGain: 0,
  rowOffset: 0,
  moduleStep: 0,
  electronics: 0,
  floor: 0,
  scatter: 0,
  crosstalk: 0,
  airDrift: { ...GOOD_SCANNER.airDrift, share: 0 },
};

function spread(transmission: number, quanta: number): number {
  const samples = readOut(new Float32Array(40_000).fill(transmission), 200, 200, {
    energy: 'high',
    imperfections: { ...QUIET, quanta: { high: quanta, low: quanta } },
    excessNoise: 1.46,
    pitchMm: 5,
    machine: createRandom('machine'),
    pulses: createRandom('pulses'),
  });
  const values = Array.from(samples, (value) => value / (65_535 * QUIET.airLevel.high));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean / transmission).toBeCloseTo(1, 1.6);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

it.each([
  [0.5, 1e5],
  [0.02, 1e5],
  [1e-3, 1e4],
])('has quantum noise √(K(T)·T/N) at transmission %f and %f quanta', (transmission, quanta) => {
  const excess = 1.46 * (2 - transmission ** 0.25);
  expect(spread(transmission, quanta) / Math.sqrt((excess * transmission) / quanta)).toBeCloseTo(1, 1.3);
});

it('grows quieter with dose', () => {
  expect(spread(0.3, 4e4) / spread(0.3, 1.6e5)).toBeCloseTo(2, 1);
});

it('reads air as 65535 times the air level', () => {
  const samples = readOut(new Float32Array(400).fill(1), 20, 20, {
    energy: 'high',
    imperfections: { ...QUIET, scatter: 0.01, floor: 1e-4, quanta: { high: 1e9, low: 1e9 } },
    excessNoise: 1.46,
    pitchMm: 5,
    machine: createRandom('machine'),
    pulses: createRandom('pulses'),
  });
  expect(Math.abs((samples[210] as number) / (65_535 * QUIET.airLevel.high) - 1)).toBeLessThan(1e-3);
});
