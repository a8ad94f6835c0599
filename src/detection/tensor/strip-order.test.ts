import { expect, it } from 'vitest';
import { plane } from '#imaging/plane.ts';
import { stripOrder } from './strip-order.ts';

const HEIGHT = 100;

/** Strips of 100 columns: even cargo, or goods in a stack with gaps. */
function scanOf(...parts: readonly ('even' | 'stacked')[]) {
  const width = 100 * parts.length;
  const samples = Uint16Array.from({ length: width * HEIGHT }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)];
    const part = parts[Math.floor(x / 100)];
    const isGap = x % 10 < 2 || y % 10 < 2;
    return part === 'even' ? 8_000 : isGap ? 30_000 : 12_000;
  });
  return stripOrder(
    plane(width, HEIGHT, samples),
    parts.map((_, i) => [100 * i, 100 * (i + 1)]),
  );
}

it('goes from both ends inwards', () => {
  expect(scanOf('even', 'even', 'even', 'even', 'even')).toEqual([0, 4, 1, 3, 2]);
});

it('takes the more irregular of two at the same distance from the ends first', () => {
  expect(scanOf('even', 'stacked', 'even', 'stacked')).toEqual([3, 0, 1, 2]);
});

it('copes with black pixels and with strips narrower than its grid', () => {
  const black = plane(4, HEIGHT, new Uint16Array(4 * HEIGHT));
  expect(
    stripOrder(black, [
      [0, 1],
      [1, 4],
    ]),
  ).toEqual([0, 1]);
  expect(stripOrder(black, [[0, 4]])).toEqual([0]);
});
