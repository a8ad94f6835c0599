import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { contactSheet } from './contact-sheet.ts';

const slice = (value: number) => plane(2, 2, Uint16Array.of(value, value + 1, value + 2, value + 3));

it('lays slices side by side, row by row, and leaves the rest without signal', () => {
  const { sheet, columns } = contactSheet([10, 20, 30].map(slice));
  expect([columns, sheet.width, sheet.height]).toEqual([3, 6, 2]);
  expect([...sheet.samples]).toEqual([10, 11, 20, 21, 30, 31, 12, 13, 22, 23, 32, 33]);
  const more = contactSheet(Array.from({ length: 9 }, (_, i) => slice(i * 10)));
  expect([more.columns, more.sheet.width, more.sheet.height]).toEqual([5, 10, 4]);
  expect([...more.sheet.samples.subarray(28, 30)]).toEqual([0, 0]);
});

it('takes slices of one size only', () => {
  expect(() => contactSheet([slice(0), plane(1, 1, Uint16Array.of(1))])).toThrow('two sizes');
});
