import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { shrink } from './shrink.ts';

it('takes the mean of each square, of what is there at the edges', () => {
  const source = plane(3, 3, Uint16Array.of(0, 10, 100, 20, 30, 200, 7, 9, 65_535));
  expect(shrink(source, 2)).toEqual(plane(2, 2, Uint16Array.of(15, 150, 8, 65_535)));
});

it('leaves a plane as it is with factor 1', () => {
  const source = plane(2, 1, Uint16Array.of(3, 65_535));
  expect(shrink(source, 1)).toEqual(source);
});
