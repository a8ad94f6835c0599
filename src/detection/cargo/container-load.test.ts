import { expect, it } from 'vitest';
import { containerLoad } from './container-load.ts';
import type { ContainerReading } from './container-reading.ts';

const at = { box: { x: 10, y: 20, width: 1500, height: 400 }, roof: 'top' as const };
const reading: ContainerReading = {
  types: { empty: 0, timber: 0.2, tyres: 0.7, paper: 0.1 },
  fullest: 0.9,
  fill: 0.6,
  seenKg: 9000,
  changed: 0,
  novelty: 0,
};
const pack = { loadedFrom: 0.7, mass: { perKg: 1.1, tareKgPerM: 300, relativeSpread: 0.1 } };

it('says what a loaded container holds, likeliest first, and what that weighs without the container', () => {
  const load = containerLoad(at, reading, 12, pack, true);
  expect(load).toMatchObject({ ...at, isLoaded: true, fill: 0.6 });
  expect(load.types.map(({ type }) => type)).toEqual(['tyres', 'timber', 'paper']);
  expect(load.signature).toEqual([0.2, 0.7, 0.1]);
  expect(load.cargoMassKg?.likeliest).toBeCloseTo(1.1 * 9000 - 300 * 12);
  expect(load.cargoMassKg?.spread).toBeCloseTo(630);
});

it('gives even odds at the limit between empty and loaded', () => {
  const probabilityAt = (fullest: number) =>
    containerLoad(at, { ...reading, fullest }, 12, pack, true).loadedProbability;
  expect(probabilityAt(0.7)).toBeCloseTo(0.5);
  expect(probabilityAt(0.9)).toBeGreaterThan(0.7);
  expect(probabilityAt(0)).toBeLessThan(0.01);
  expect(probabilityAt(1)).toBeLessThan(1);
});

it('names no goods in an empty container, and never less than no mass', () => {
  const load = containerLoad(at, { ...reading, fullest: 0.1, seenKg: 1000 }, 12, pack, true);
  expect(load).toMatchObject({ isLoaded: false, types: [], cargoMassKg: { likeliest: 0 } });
});

it('does not weigh what it cannot weigh', () => {
  expect(containerLoad(at, reading, 12, pack, false).cargoMassKg).toBeNull();
  expect(containerLoad(at, reading, 12, undefined, true)).toMatchObject({ isLoaded: true, cargoMassKg: null });
});
