import { expect, it } from 'vitest';
import { formatAge, formatBound, formatCountdown, laneText } from './format.ts';

it.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [12 * 60_000, '12 min'],
  [185 * 60_000, '3 h 05'],
  [52 * 3_600_000, '2 d 4 h'],
  [-5, '0 s'],
])('tells an age of %i ms as %s', (ms, text) => expect(formatAge(ms)).toBe(text));

it.each([
  [20_000, '<20s'],
  [60_000, '<1m'],
  [7_200_000, '<2h'],
])('tells a bar that counts up to %i ms as %s', (ms, text) => expect(formatBound(ms)).toBe(text));

it('counts down to zero and no further', () => {
  expect(formatCountdown(760_000)).toBe('12:40');
  expect(formatCountdown(1)).toBe('0:01');
  expect(formatCountdown(-1)).toBe('0:00');
});

it('calls a lane what its site calls it', () => {
  expect(['3', 'Lane 3', 'North 2'].map(laneText)).toEqual(['Lane 3', 'Lane 3', 'North 2']);
});
