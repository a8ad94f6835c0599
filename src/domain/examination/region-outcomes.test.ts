import { expect, it } from 'vitest';
import { imageBox } from '../annotation/space.ts';
import { regionOutcomes } from './region-outcomes.ts';

const left = imageBox(0, 0, 100, 100);
const right = imageBox(500, 0, 100, 100);

it('counts hits, misses and false alarms by place', () => {
  const found = { result: 'found' as const, places: [left, right] };
  expect(regionOutcomes(found, [imageBox(40, 40, 20, 20), imageBox(300, 0, 50, 50)])).toEqual({
    hits: 1,
    misses: 1,
    falseAlarms: 1,
  });
  expect(regionOutcomes(found, [])).toEqual({ hits: 0, misses: 2, falseAlarms: 0 });
});

it('takes two claims in one place for one hit, and a wide claim around it for a claim of it', () => {
  const found = { result: 'found' as const, places: [left] };
  const claims = [imageBox(10, 10, 80, 80), imageBox(-50, -50, 200, 200)];
  expect(regionOutcomes(found, claims)).toEqual({ hits: 1, misses: 0, falseAlarms: 0 });
});

it('takes every claim for false where nothing was found', () => {
  expect(regionOutcomes({ result: 'nothing', places: [] }, [left, right])).toEqual({
    hits: 0,
    misses: 0,
    falseAlarms: 2,
  });
});

it('says nothing while it is not known where things were', () => {
  expect(regionOutcomes(null, [left])).toBeNull();
  expect(regionOutcomes({ result: 'found', places: [] }, [left])).toBeNull();
});
