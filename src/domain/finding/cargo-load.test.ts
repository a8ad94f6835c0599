import { expect, it } from 'vitest';
import { imageBox } from '../annotation/space.ts';
import { type CargoLoad, contradictsMass } from './cargo-load.ts';

const load = (likeliest: number, spread: number): CargoLoad => ({
  box: imageBox(0, 0, 100, 50),
  loadedProbability: 0.99,
  types: [],
  fill: 0.5,
  cargoMassKg: { likeliest, spread },
});

it('calls a declared mass contradicted only beyond two spreads of what is seen', () => {
  expect(contradictsMass([load(10_000, 1000)], 11_900)).toBe(false);
  expect(contradictsMass([load(10_000, 1000)], 12_100)).toBe(true);
  expect(contradictsMass([load(10_000, 1000)], 7_900)).toBe(true);
});

it('adds up two containers, their spreads as independent', () => {
  expect(contradictsMass([load(8000, 600), load(4000, 800)], 13_900)).toBe(false);
  expect(contradictsMass([load(8000, 600), load(4000, 800)], 14_100)).toBe(true);
});

it('says nothing when one of the containers could not be weighed', () => {
  const { cargoMassKg: _, ...unweighed } = load(0, 0);
  expect(contradictsMass([unweighed, load(4000, 100)], 20_000)).toBe(false);
  expect(contradictsMass([], 20_000)).toBe(false);
});
