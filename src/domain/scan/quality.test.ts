import { expect, it } from 'vitest';
import { gradeOf, QualityFault } from './quality.ts';

it.each([
  ['good', []],
  ['fair', ['blurred', 'dark-edges']],
  ['poor', ['blurred', 'no-container']],
] as const)('is %s with %j', (grade, faults) => {
  expect(gradeOf({ faults: [...faults] })).toBe(grade);
});

it('knows no fault that comes of the cargo', () => {
  expect(QualityFault.safeParse('unpenetrated').success).toBe(false);
  expect(QualityFault.safeParse('cut-off').success).toBe(true);
});
