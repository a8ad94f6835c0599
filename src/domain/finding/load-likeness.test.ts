import { expect, it } from 'vitest';
import { doneReport } from '#testing/review.ts';
import { imageBox } from '../annotation/space.ts';
import type { CargoLoad } from './cargo-load.ts';
import type { DetectionReport } from './detection-report.ts';
import { likenessOf } from './load-likeness.ts';

const load = (signature: number[], fill = 0.5, width = 100): CargoLoad => ({
  box: imageBox(0, 0, width, 50),
  loadedProbability: 0.9,
  types: [],
  signature,
  fill,
});
const report = (...loads: CargoLoad[]): DetectionReport => ({ ...doneReport(), loads }) as DetectionReport;

it('is one for the same load, none for goods of other kinds, and less for another fill', () => {
  const paper = report(load([0.9, 0.1, 0]));
  expect(likenessOf(paper, paper)).toBeCloseTo(1);
  expect(likenessOf(paper, report(load([0, 0, 1])))).toBe(0);
  expect(likenessOf(paper, report(load([0.9, 0.1, 0], 0.3)))).toBeCloseTo(0.8);
});

it('counts the containers of a scan by their length', () => {
  const two = report(load([1, 0], 0.4, 300), load([0, 1], 0.8, 100));
  expect(likenessOf(two, report(load([0.75, 0.25])))).toBeCloseTo(1);
});

it('compares only what one pack has read', () => {
  const paper = report(load([1, 0]));
  expect(likenessOf(paper, { ...paper, packVersion: '2' } as DetectionReport)).toBeNull();
  expect(likenessOf(paper, { state: 'late' })).toBeNull();
  expect(likenessOf(paper, null)).toBeNull();
  expect(likenessOf(paper, report())).toBeNull();
  expect(likenessOf(paper, report({ ...load([]), signature: undefined }))).toBeNull();
});
