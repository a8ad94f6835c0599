import { expect, it } from 'vitest';
import { imageBox, imagePoint } from '../annotation/space.ts';
import { type Stack, sliceAt, sliceBox } from './stack.ts';

const seven: Stack = { slices: 7, columns: 3, sliceWidthPx: 10, sliceHeightPx: 20 };

it('lays slices out row by row', () => {
  expect(sliceBox(seven, 0)).toEqual(imageBox(0, 0, 10, 20));
  expect(sliceBox(seven, 4)).toEqual(imageBox(10, 20, 10, 20));
  expect(sliceBox(seven, 6)).toEqual(imageBox(0, 40, 10, 20));
});

it.each([
  [imagePoint(0, 0), 0],
  [imagePoint(29.9, 19.9), 2],
  [imagePoint(15, 30), 4],
  [imagePoint(25, 55), 6],
  [imagePoint(-5, -5), 0],
  [imagePoint(99, 99), 6],
])('finds the slice of %o', (place, slice) => {
  expect(sliceAt(seven, place)).toBe(slice);
});

it('finds each slice where it was laid', () => {
  for (let slice = 0; slice < seven.slices; slice++) {
    const { x, y, width, height } = sliceBox(seven, slice);
    expect(sliceAt(seven, imagePoint(x + width / 2, y + height / 2))).toBe(slice);
  }
});
