import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { profileAlong } from './profile.ts';
import { areaPx, regionCounts } from './region-counts.ts';

const ramp = plane(
  10,
  8,
  new Uint16Array(80).map((_, i) => (i % 10) * 100),
);
const square = [
  { x: 2, y: 2 },
  { x: 6, y: 2 },
  { x: 6, y: 5 },
  { x: 2, y: 5 },
];

it('counts the values of a region by the centres of its pixels', () => {
  const counts = regionCounts(ramp, square);
  expect([...counts.keys()].filter((value) => counts[value])).toEqual([200, 300, 400, 500]);
  expect(counts[200]).toBe(3);
  const triangle = [square[0], square[1], square[2]].filter((corner) => corner !== undefined);
  const total = regionCounts(ramp, triangle).reduce((sum, count) => sum + count, 0);
  expect(Math.abs(total - 6)).toBeLessThanOrEqual(2);
  expect(areaPx(triangle)).toBe(6);
});

it('has nothing to count beside the picture', () => {
  expect(
    regionCounts(
      ramp,
      square.map(({ x, y }) => ({ x: x + 50, y })),
    ).some(Boolean),
  ).toBe(false);
});

it('reads a line between the centres of pixels', () => {
  expect([...profileAlong(ramp, { x: 0.5, y: 4.5 }, { x: 9.5, y: 4.5 }, 4)]).toEqual([0, 300, 600, 900]);
  expect(profileAlong(ramp, { x: 1, y: 0 }, { x: 1, y: 8 }, 2)[0]).toBe(50);
});
