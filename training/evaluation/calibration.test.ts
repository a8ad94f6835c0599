import { expect, it } from 'vitest';
import { createRandom } from '#base/random.ts';
import { Calibration } from '#detection/pack/manifest.ts';
import { calibrated } from '#detection/proposal/calibrated.ts';
import { calibrationOf } from './calibration.ts';

const random = createRandom('calibration');
/** Scores that promise twice what they hold. */
const outcomes = Array.from({ length: 4000 }, () => {
  const score = random.next();
  return { score, isRight: random.next() < score / 2, isOnCleanScan: false };
});

it('turns scores into shares of right proposals', () => {
  const table = calibrationOf(outcomes);
  for (const score of [0.2, 0.5, 0.8]) expect(calibrated(score, table)).toBeCloseTo(score / 2, 1);
});

it('keeps the order of scores, as a manifest asks for', () => {
  expect(Calibration.safeParse(calibrationOf(outcomes)).success).toBe(true);
  expect(Calibration.safeParse(calibrationOf([])).success).toBe(true);
});
