import { expect, it } from 'vitest';
import { maskOutline } from './mask-outline.ts';

const region = (rows: readonly string[], slices = 1) => {
  const width = rows[0]?.length ?? 0;
  const bits = [...rows.join('')].map((sign) => sign === '#');
  const bitmap = new Uint8Array(Math.ceil(bits.length / 8));
  bits.forEach((isSet, i) => {
    if (isSet) bitmap[i >> 3] = (bitmap[i >> 3] ?? 0) | (1 << (i & 7));
  });
  return { base: [10, 20, 0], extents: [width, rows.length / slices, slices], bitmap } as const;
};

it('follows the edges of what is set', () => {
  expect(maskOutline(region(['###', '#..', '#..']))).toEqual([
    [13, 20],
    [13, 21],
    [11, 21],
    [11, 23],
    [10, 23],
    [10, 20],
  ]);
});

it('sees all slices at once, and fills hollows of a row', () => {
  const square = [
    [13, 20],
    [13, 22],
    [10, 22],
    [10, 20],
  ];
  expect(maskOutline(region(['#..', '...', '..#', '#.#'], 2))).toEqual(square);
});

it('is empty where nothing is set', () => {
  expect(maskOutline(region(['...', '...']))).toEqual([]);
});
