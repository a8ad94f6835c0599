import { expect, it } from 'vitest';
import { plane } from '../plane.ts';
import { attenuationBehind } from './curves.ts';
import { createRegionReader } from './region-reading.ts';

const AIR = 60_000;
/** Left half air, right half 100 g/cm² of steel. */
const shot = (endpoint: 4 | 6) =>
  plane(
    200,
    100,
    new Uint16Array(20_000).map((_, i) =>
      i % 200 < 100 ? AIR : Math.round(AIR * Math.exp(-attenuationBehind('steel', endpoint, 100))),
    ),
  );
const corners = (left: number, right: number) => [
  { x: left, y: 20 },
  { x: right, y: 20 },
  { x: right, y: 70 },
  { x: left, y: 70 },
];

it('weighs a region within its error, and air as nothing', () => {
  const read = createRegionReader(shot(6), shot(4), { highMeV: 6, lowMeV: 4 }, { x: 4, y: 4 });
  // 50 × 50 pixels of 4 × 4 mm: 400 cm², at 100 g/cm² 40 kg.
  const steel = read(corners(120, 170));
  expect(steel?.areaMm2).toBe(40_000);
  expect(steel?.judgement?.materialClass).toBe('metal');
  expect(Math.abs((steel?.massKg.likely ?? 0) - 40)).toBeLessThan(0.5);
  expect(steel?.massKg.from).toBeLessThan(40);
  expect(steel?.massKg.to).toBeGreaterThan(40);
  expect(Math.abs((steel?.steelMm.likely ?? 0) - 1000 / 7.87)).toBeLessThan(1);
  expect(steel?.steelMm.from).toBeLessThan(1000 / 7.87);
  expect(steel?.steelMm.to).toBeGreaterThan(1000 / 7.87);
  expect(steel?.high).toMatchObject({ count: 2500, deviation: 0 });
  expect(steel?.low?.mean).toBeLessThan(steel?.high.mean ?? 0);
  expect(read(corners(10, 60))?.massKg.likely).toBeCloseTo(0, 1);
  expect(read(corners(300, 350))).toBeNull();
});
