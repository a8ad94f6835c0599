import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { profileAlong } from './profile.ts';
import { areaPx, regionCounts } from './region-counts.ts';
import { spreadOf } from './spread.ts';

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
  const across = [
    { x: 0.5, y: 4.5 },
    { x: 9.5, y: 4.5 },
  ];
  expect([...profileAlong(ramp, across, 4)]).toEqual([0, 300, 600, 900]);
  const down = [
    { x: 1, y: 0 },
    { x: 1, y: 8 },
  ];
  expect(profileAlong(ramp, down, 2)[0]).toBe(50);
});

it('reads a way with bends at even steps along all of its legs', () => {
  const thereAndBack = [
    { x: 0.5, y: 1.5 },
    { x: 6.5, y: 1.5 },
    { x: 6.5, y: 4.5 },
    { x: 3.5, y: 4.5 },
  ];
  expect([...profileAlong(ramp, thereAndBack, 5)]).toEqual([0, 300, 600, 600, 300]);
});

it('tells the spread of a region from its counts', () => {
  const counts = regionCounts(ramp, square);
  expect(spreadOf(counts)).toMatchObject({ mean: 350, least: 200, most: 500, count: 12 });
  expect(spreadOf(counts)?.deviation).toBeCloseTo(Math.sqrt(12_500), 6);
  expect(spreadOf(new Uint32Array(65_536))).toBeNull();
});
