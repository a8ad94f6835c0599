import { expect, it } from 'vitest';
import { averagePrecision, matchesOf, outcomesOf, quantile } from './matching.ts';
import { thresholdsWithin } from './thresholds.ts';

const box = (x: number, width = 10) => ({ x, y: 0, width, height: 10 });
const target = (classId: string, x: number) => ({ classId, box: box(x) });
const proposal = (classId: string, score: number, x: number) => ({ classId, score, box: box(x) });

it('lets a target be found once, by its own class, by the best proposal', () => {
  const scan = {
    targets: [target('weapon', 0), target('tobacco', 50)],
    proposals: [proposal('weapon', 0.5, 1), proposal('weapon', 0.9, 2), proposal('weapon', 0.8, 50)],
  };
  expect(matchesOf(scan, 0.5)).toEqual([undefined, scan.targets[0], undefined]);
});

it.each([
  { name: 'everything right', right: [true, true], targets: 2, expected: 1 },
  { name: 'one of two targets missed', right: [true], targets: 2, expected: 0.5 },
  { name: 'a false one between two right ones', right: [true, false, true], targets: 2, expected: (1 + 2 / 3) / 2 },
  { name: 'a false one first', right: [false, true], targets: 1, expected: 0.5 },
  { name: 'no proposal', right: [], targets: 3, expected: 0 },
])('has an average precision of $expected with $name', ({ right, targets, expected }) => {
  const outcomes = right.map((isRight, i) => ({ score: 1 - i / 10, isRight, isOnCleanScan: false }));
  expect(averagePrecision(outcomes, targets)).toBeCloseTo(expected, 9);
});

it('has no average precision without targets', () => {
  expect(averagePrecision([], 0)).toBeNull();
});

it('takes the nearest rank for a quantile', () => {
  expect([0.5, 0.9, 1].map((share) => quantile([0, 0, 1, 1, 2, 2, 3, 3, 4, 9], share))).toEqual([2, 4, 9]);
});

it('tells right proposals from wrong ones, best first', () => {
  const loaded = { targets: [target('weapon', 0)], proposals: [proposal('weapon', 0.6, 0)], isClean: false };
  const clean = { targets: [], proposals: [proposal('weapon', 0.4, 0)], isClean: true };
  const scans = [loaded, { ...loaded, proposals: [proposal('weapon', 0.3, 0)] }, clean, { ...clean, proposals: [] }];
  expect(outcomesOf(scans, 'weapon', 0.5).map(({ isRight }) => isRight)).toEqual([true, false, true]);
});

it('chooses thresholds that keep the budget of false findings on clean scans', () => {
  const clean = (scores: readonly number[]) => ({
    targets: [],
    proposals: scores.map((score, i) => proposal('weapon', score, 50 * i)),
    isClean: true,
  });
  const scans = [...Array.from({ length: 8 }, () => clean([])), clean([0.5, 0.45, 0.4, 0.35]), clean([0.6, 0.3, 0.25])];
  const { weapon = 0 } = thresholdsWithin(scans, ['weapon']);
  const counts = scans.map(({ proposals }) => proposals.filter(({ score }) => score >= weapon).length);
  expect(quantile(counts, 0.5)).toBe(0);
  expect(quantile(counts, 0.9)).toBeLessThanOrEqual(2);
  expect(weapon).toBeLessThan(0.6);
});
