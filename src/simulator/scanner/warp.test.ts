import { expect, it } from 'vitest';
import { STEADY_MOTION } from '../scenarios/scanner-profile.ts';
import { warpOf } from './warp.ts';

const STILL = { ...STEADY_MOTION, tiltPx: 0, speedError: 0, wobblePx: 0 };
const WIDTH = 800;

it('sees the low energy half a pixel later', () => {
  const [high, low] = [warpOf(WIDTH, STILL, 0), warpOf(WIDTH, STILL, 1)];
  for (const x of [1, 400, 798]) {
    expect((low.sourceColumn[x] as number) - (high.sourceColumn[x] as number)).toBeCloseTo(0.5, 4);
  }
});

it('stretches and squeezes by no more than the error of the speed', () => {
  const { sourceColumn } = warpOf(WIDTH, { ...STILL, speedError: 0.08, speedWaves: 1.5 }, 0);
  const steps = Array.from(sourceColumn.subarray(101, 700), (at, i) => at - (sourceColumn[100 + i] as number));
  // The wave is of parabolas, a quarter steeper than a sine where it crosses zero.
  expect(Math.max(...steps)).toBeLessThan(1 + 0.08 * 1.3);
  expect(Math.min(...steps)).toBeGreaterThan(1 - 0.08 * 1.3);
  expect(Math.max(...steps) - Math.min(...steps)).toBeGreaterThan(0.08);
});

it('swings within the stated pixels, without repeating itself', () => {
  const { shiftDown } = warpOf(WIDTH, { ...STILL, wobblePx: 3, wobbleWaves: 8 }, 0);
  expect(Math.max(...shiftDown.map(Math.abs))).toBeLessThanOrEqual(3);
  expect(Math.max(...shiftDown.map(Math.abs))).toBeGreaterThan(1.5);
  const again = Array.from({ length: 100 }, (_, x) =>
    Math.abs((shiftDown[x] as number) - (shiftDown[x + 100] as number)),
  );
  expect(Math.max(...again)).toBeGreaterThan(0.5);
});
