import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { CargoLoad } from '#domain/finding/cargo-load.ts';
import { differenceWords } from './difference-words.ts';

const load = (fill: number, kg?: number): CargoLoad => ({
  box: imageBox(0, 0, 100, 50),
  loadedProbability: 0.9,
  types: [],
  fill,
  ...(kg === undefined ? {} : { cargoMassKg: { likeliest: kg, spread: 0.1 * kg } }),
});

it('tells what differs by more than the reading may err', () => {
  expect(differenceWords([load(0.35, 4_000)], [load(0.8, 12_000)])).toEqual([
    'filled to 35 %, there 80 %',
    '4,000 kg, there 12,000 kg',
  ]);
  expect(differenceWords([load(0.8, 11_500)], [load(0.75, 12_000)])).toEqual(['no difference in fill or mass']);
});

it('says nothing of a mass that was not read, and nothing at all without loads', () => {
  expect(differenceWords([load(0.3)], [load(0.8, 12_000)])).toEqual(['filled to 30 %, there 80 %']);
  expect(differenceWords([], [load(0.8)])).toEqual([]);
});
