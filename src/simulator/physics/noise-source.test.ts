import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { noiseSource } from './noise-source.ts';
import { decay } from './table-exponential.ts';

const moments = (values: readonly number[]) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

it('draws normal deviates', () => {
  const noise = noiseSource(createRandom('normal'));
  const values = Array.from({ length: 40_000 }, () => noise.normal());
  const { mean, variance } = moments(values);
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  const beyondTwo = values.filter((value) => Math.abs(value) > 2).length / values.length;
  expect(Math.abs(beyondTwo - 0.0455)).toBeLessThan(0.004);
});

it.each([0.3, 4, 19])('draws counts with mean and variance %f', (expected) => {
  const noise = noiseSource(createRandom(`poisson/${expected}`));
  const { mean, variance } = moments(Array.from({ length: 20_000 }, () => noise.poisson(expected)));
  expect(Math.abs(mean / expected - 1)).toBeLessThan(0.05);
  expect(Math.abs(variance / expected - 1)).toBeLessThan(0.06);
});

it('knows the exponential to half a millionth', () => {
  for (let exponent = 0; exponent < 29.9; exponent += 0.0371) {
    expect(Math.abs(decay(exponent) / Math.exp(-exponent) - 1)).toBeLessThan(5e-7);
  }
  expect(decay(31)).toBe(0);
});
