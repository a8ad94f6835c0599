import { expect, it } from 'vitest';
import { plane } from '#imaging/plane.ts';
import { stripOrder } from './strip-order.ts';

const WIDTH = 400;
const HEIGHT = 100;
const EDGES = [0, 100, 200, 300].map((first) => [first, first + 100] as const);

/** Air, even cargo that lets little through, stacked goods, and a wall of thin sheet with seams. */
const scan = plane(
  WIDTH,
  HEIGHT,
  Uint16Array.from({ length: WIDTH * HEIGHT }, (_, i) => {
    const [x, y] = [i % WIDTH, Math.floor(i / WIDTH)];
    const isEdge = x % 10 < 2 || y % 10 < 2;
    if (x < 100) return 65_000;
    if (x < 200) return 3_000;
    return x < 300 ? (isEdge ? 30_000 : 12_000) : isEdge ? 52_000 : 50_000;
  }),
);

it('puts irregular cargo first, then what is even, then air', () => {
  expect(stripOrder(scan, EDGES)).toEqual([2, 3, 0, 1]);
});

it('takes strips as they come where none promises more than another', () => {
  const even = plane(WIDTH, HEIGHT, new Uint16Array(WIDTH * HEIGHT).fill(20_000));
  expect(stripOrder(even, EDGES)).toEqual([0, 1, 2, 3]);
});

it('takes black pixels for dark, not for nothing, and copes with strips narrower than its grid', () => {
  const black = plane(4, HEIGHT, new Uint16Array(4 * HEIGHT));
  expect(
    stripOrder(black, [
      [0, 1],
      [1, 4],
    ]),
  ).toEqual([0, 1]);
});
