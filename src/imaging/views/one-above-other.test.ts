import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { oneAboveOther } from './one-above-other.ts';

it('lays one picture above the other, every sample as it was, air between', () => {
  const [upper, lower] = [plane(2, 1, Uint16Array.of(1, 2)), plane(2, 2, Uint16Array.of(3, 4, 5, 6))];
  const { sheet, lowerStart } = oneAboveOther(upper, lower);
  expect([sheet.width, sheet.height, lowerStart]).toEqual([2, 19, 17]);
  expect([...sheet.samples.subarray(0, 4)]).toEqual([1, 2, 65_535, 65_535]);
  expect([...sheet.samples.subarray(34)]).toEqual([3, 4, 5, 6]);
  expect(() => oneAboveOther(upper, plane(1, 1, Uint16Array.of(1)))).toThrow('1 columns below 2');
});
