import { expect, it } from 'vitest';
import { emptySample, readSample, toggled } from './sample-draft.ts';

const NOW_MS = Date.parse('2026-03-31T12:00:00.000Z');

it('reads a plan for the days before now', () => {
  const plan = readSample({ ...emptySample(' a1 '), size: '5', strata: ['class'] }, NOW_MS);
  expect(plan).toEqual({
    seed: 'a1',
    size: 5,
    from: '2026-03-01T12:00:00.000Z',
    until: '2026-03-31T12:00:00.000Z',
    strata: ['class'],
    decidedBy: null,
    isExamined: false,
  });
});

it.each(['', '0', '201', '2.5', 'ten'])('makes no plan of the size %j', (size) => {
  expect(readSample({ ...emptySample('a1'), size }, NOW_MS)).toBeNull();
});

it('makes no plan without a seed', () => {
  expect(readSample(emptySample('  '), NOW_MS)).toBeNull();
});

it('takes a part in and out', () => {
  expect(toggled(['class'], 'officer')).toEqual(['class', 'officer']);
  expect(toggled(['class', 'officer'], 'class')).toEqual(['officer']);
});
