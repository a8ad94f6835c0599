import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { CargoLoad } from '#domain/finding/cargo-load.ts';
import { loadWords, massDoubt } from './load-words.ts';

const LOAD: CargoLoad = {
  box: imageBox(0, 0, 100, 50),
  loadedProbability: 0.97,
  types: [
    { type: 'bagged-goods', probability: 0.61 },
    { type: 'something-new', probability: 0.2 },
  ],
  fill: 0.714,
  cargoMassKg: { likeliest: 18_240, spread: 1900 },
};

it('names the likeliest goods, unknown ones by the name that the pack gives them', () => {
  expect(loadWords(LOAD)).toEqual({
    load: 'Bagged goods 61 % · something-new 20 %',
    amount: '71 % full · 18,240 kg ± 1,900 kg',
  });
});

it('says how sure it is of an empty container, and nothing of its goods', () => {
  expect(loadWords({ ...LOAD, loadedProbability: 0.02 })).toEqual({ load: 'Empty 98 %', amount: null });
});

it('gives no mass where the picture does not tell', () => {
  const { cargoMassKg: _, ...unweighed } = LOAD;
  expect(loadWords(unweighed).amount).toBe('71 % full');
  expect(massDoubt([unweighed], 3000)).toBeNull();
});

it('speaks up when the declared mass is not what is seen', () => {
  expect(massDoubt([LOAD], 18_000)).toBeNull();
  expect(massDoubt([LOAD], undefined)).toBeNull();
  expect(massDoubt([LOAD], 9000)).toContain('9,000 kg');
});
