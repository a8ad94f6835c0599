import { describe, expect, it } from 'vitest';
import { calibrated } from './calibrated.ts';

describe('calibrated', () => {
  const table = { scores: [0, 0.2, 0.6, 1], probabilities: [0.01, 0.1, 0.5, 0.8] };

  it.each([
    [0, 0.01],
    [0.1, 0.055],
    [0.2, 0.1],
    [0.4, 0.3],
    [1, 0.8],
  ])('reads a score of %s off as %s', (score, probability) => {
    expect(calibrated(score, table)).toBeCloseTo(probability, 12);
  });

  it('leaves the score of a pack without a table as it is', () => {
    expect(calibrated(0.37, undefined)).toBe(0.37);
  });
});
