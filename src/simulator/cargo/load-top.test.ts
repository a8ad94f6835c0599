import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { loadTop } from './load-top.ts';

const BAY = { x: [0, 12_000], y: [178, 2500], z: [0, 2300], payloadKg: 26_000, fill: 0.9 } as const;

function heights(seed: string, heightMm: number): number[] {
  const top = loadTop(BAY, heightMm, createRandom(seed));
  return Array.from({ length: 240 }, (_, i) => top((i % 120) * 100 + 50, i < 120 ? 100 : 2200) - BAY.y[0]);
}

it('keeps the mean height that weight allows, however uneven the load', () => {
  for (const seed of ['a', 'b', 'c', 'd', 'e', 'f']) {
    const all = heights(seed, 900);
    expect(all.reduce((sum, height) => sum + height, 0) / all.length).toBeCloseTo(900, -2);
  }
});

it('never rises above the fill of the bay, and differs from load to load', () => {
  const limit = (BAY.y[1] - BAY.y[0]) * BAY.fill;
  const highest = ['a', 'b', 'c', 'd'].map((seed) => Math.max(...heights(seed, limit)));
  for (const height of highest) expect(height).toBeLessThanOrEqual(limit + 1e-9);
  expect(heights('a', 900)).not.toEqual(heights('b', 900));
});
