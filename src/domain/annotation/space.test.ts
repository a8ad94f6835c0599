import { expect, it } from 'vitest';
import { boxBetween, imageBox, imagePoint, intersectionOverUnion } from './space.ts';

it('spans the same box whichever way it is drawn', () => {
  const expected = imageBox(1, 2, 3, 5);
  expect(boxBetween(imagePoint(1, 2), imagePoint(4, 7))).toEqual(expected);
  expect(boxBetween(imagePoint(4, 2), imagePoint(1, 7))).toEqual(expected);
});

it.each([
  ['equal boxes', imageBox(0, 0, 4, 4), 1],
  ['boxes apart', imageBox(9, 9, 4, 4), 0],
  ['touching boxes', imageBox(4, 0, 4, 4), 0],
  ['half shifted', imageBox(2, 0, 4, 4), 8 / 24],
])('overlap of %s', (_name, other, expected) => {
  expect(intersectionOverUnion(imageBox(0, 0, 4, 4), other)).toBeCloseTo(expected, 12);
});
