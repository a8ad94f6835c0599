import { expect, it } from 'vitest';
import { createRandom } from './random.ts';

it('gives the same stream for the same seed', () => {
  const one = createRandom('seed-1');
  const two = createRandom('seed-1');
  expect(Array.from({ length: 50 }, () => one.next())).toEqual(Array.from({ length: 50 }, () => two.next()));
});

it('gives another stream for another seed and for a fork', () => {
  const values = [createRandom('a'), createRandom('b'), createRandom('a').fork('x')].map((r) => r.next());
  expect(new Set(values).size).toBe(3);
});

it('is uniform and normal enough to simulate with', () => {
  const random = createRandom('moments');
  const uniform = Array.from({ length: 20_000 }, () => random.next());
  const normal = Array.from({ length: 20_000 }, () => random.normal(3, 2));
  expect(mean(uniform)).toBeCloseTo(0.5, 1.7);
  expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...uniform)).toBeLessThan(1);
  expect(Math.abs(mean(normal) - 3)).toBeLessThan(0.05);
  expect(Math.abs(Math.sqrt(mean(normal.map((v) => (v - 3) ** 2))) - 2)).toBeLessThan(0.05);
});

it('keeps whole numbers and picks within their range', () => {
  const random = createRandom('range');
  const drawn = new Set(Array.from({ length: 500 }, () => random.integer(1, 6)));
  expect([...drawn].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(() => random.pick([])).toThrow('empty list');
});

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
