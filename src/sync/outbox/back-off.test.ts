import { expect, it } from 'vitest';
import { backOffMs } from './back-off.ts';

it('doubles up to half a minute', () => {
  expect([1, 2, 3, 7, 20, 2000].map((failures) => backOffMs(failures, () => 1))).toEqual([
    500, 1000, 2000, 30_000, 30_000, 30_000,
  ]);
});

it('spreads the stations over the second half of the wait', () => {
  expect(backOffMs(4, () => 0)).toBe(2000);
  expect(backOffMs(4, () => 0.5)).toBe(3000);
});
