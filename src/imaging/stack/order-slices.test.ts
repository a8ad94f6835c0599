import { expect, it } from 'vitest';
import { orderSlices, type SlicePlace } from './order-slices.ts';

const nameOf = (at: number) => `slice-${at + 1}`;
const slice = (zMm: number, more: Partial<SlicePlace> = {}): SlicePlace => ({
  series: '1.2.3',
  number: null,
  position: [-10, -20, zMm],
  orientation: [1, 0, 0, 0, 1, 0],
  pitchMm: [0.5, 0.5],
  scale: [1, -1024],
  ...more,
});
const numbered = (number: number | null) => slice(0, { number, position: null, orientation: null });
const problemOf = (slices: readonly SlicePlace[]) => {
  const ordered = orderSlices(slices, nameOf);
  return ordered.ok ? ordered.value : [ordered.problem.problem, ordered.problem.at, ordered.problem.detail];
};

it('orders slices by where they lie, whatever their numbers and the order they came in', () => {
  const slices = [
    slice(7.5, { number: 1 }),
    slice(2.5, { number: 2 }),
    slice(5, { number: 3 }),
    slice(0, { number: 4 }),
  ];
  expect(problemOf(slices)).toEqual([3, 1, 2, 0]);
});

it('goes along the normal where slices lie upright', () => {
  const upright = (yMm: number) => slice(0, { position: [3, yMm, 9], orientation: [1, 0, 0, 0, 0, -1] });
  // Rows to the right and columns down make a normal that points to growing y.
  expect(problemOf([upright(4), upright(2), upright(6)])).toEqual([1, 0, 2]);
});

it('orders by number where one does not state its place', () => {
  expect(problemOf([slice(0, { number: 3 }), numbered(1), slice(9, { number: 2 })])).toEqual([1, 2, 0]);
});

it('takes steps that differ a little, as digits are rounded', () => {
  expect(problemOf([0, 2.5004, 4.9997, 7.5].map((at) => slice(at)))).toEqual([0, 1, 2, 3]);
});

it.each<[string, readonly SlicePlace[], readonly unknown[]]>([
  [
    'a gap',
    [0, 5, 10, 20].map((at) => slice(at)),
    ['slices-missing', 3, 'slices are missing between slice-3 and slice-4'],
  ],
  [
    'a gap among three',
    [0, 10, 15].map((at) => slice(at)),
    ['slices-missing', 1, 'slices are missing between slice-1 and slice-2'],
  ],
  [
    'a gap in numbers',
    [1, 2, 4].map(numbered),
    ['slices-missing', 2, 'slices are missing between slice-2 and slice-3'],
  ],
  [
    'one place twice',
    [0, 5, 5, 10].map((at) => slice(at)),
    ['slices-repeated', 2, 'slice-2 and slice-3 are at the same place'],
  ],
  [
    'one place alone',
    [7, 7].map((at) => slice(at)),
    ['slices-repeated', 1, 'slice-1 and slice-2 are at the same place'],
  ],
  ['a number twice', [1, 2, 2].map(numbered), ['slices-repeated', 2, 'slice-2 and slice-3 are at the same place']],
  [
    'two series',
    [slice(0), slice(5), slice(10, { series: '9' })],
    ['slices-mixed', 2, 'slice-3 is of another series than the first slice'],
  ],
  ['no series', [slice(0, { series: '' }), slice(5, { series: '' })], ['slices-mixed', 0, 'slice-1 states no series']],
  [
    'two pitches',
    [slice(0), slice(5, { pitchMm: [0.6, 0.6] })],
    ['slices-mixed', 1, 'slice-2 has another pixel pitch than the first slice'],
  ],
  [
    'two scales',
    [slice(0), slice(5, { scale: [2, -1024] })],
    ['slices-mixed', 1, 'slice-2 has another scale of values than the first slice'],
  ],
  [
    'two directions',
    [slice(0), slice(5, { orientation: [0, 1, 0, 1, 0, 0] })],
    ['slices-mixed', 1, 'slice-2 lies in another direction than the first slice'],
  ],
  [
    'neither place nor number',
    [slice(0), numbered(null)],
    ['slices-unplaced', 0, 'slice-1 states neither where it lies nor its number'],
  ],
])('refuses %s', (_, slices, refused) => {
  expect(problemOf(slices)).toEqual(refused);
});
