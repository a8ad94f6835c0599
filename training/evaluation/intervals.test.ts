import { describe, expect, it } from 'vitest';
import { bootstrapped, shareOf } from './intervals.ts';

describe('the interval of a share', () => {
  it.each([
    // Published with the science of this project: 950 of 1000, 475 of 500, 4 of 1000, 0 of 300.
    [950, 1000, 'low', 0.935],
    [475, 500, 'low', 0.927],
    [4, 1000, 'high', 0.0102],
    [0, 300, 'high', 0.0126],
  ] as const)('%s of %s has its %s end at %s', (part, cases, side, expected) => {
    expect(shareOf(part, cases)?.[side]).toBeCloseTo(expected, 2);
  });

  it('is unknown without cases', () => {
    expect(shareOf(0, 0)).toBeNull();
  });
});

describe('the interval of a statistic', () => {
  it('is as wide as drawing the scans again makes it', () => {
    const scans = Array.from({ length: 400 }, (_, i) => i % 2);
    const mean = (drawn: readonly number[]) => drawn.reduce((sum, one) => sum + one, 0) / drawn.length;
    const estimate = bootstrapped(scans, mean);
    expect(estimate?.value).toBe(0.5);
    expect((estimate?.high ?? 0) - (estimate?.low ?? 0)).toBeCloseTo(2 * 1.96 * Math.sqrt(0.25 / 400), 1);
  });
});
