import { expect, it } from 'vitest';
import type { OfficerId } from '../officer/officer.ts';
import type { ScanId } from '../scan/scan.ts';
import type { Candidate } from './candidate.ts';
import { drawSample } from './draw-sample.ts';
import type { SamplePlan } from './sample-plan.ts';

const plan = (more: Partial<SamplePlan> = {}): SamplePlan => ({
  seed: 'autumn',
  size: 10,
  from: '2026-01-01T00:00:00.000Z',
  until: '2026-02-01T00:00:00.000Z',
  strata: [],
  decidedBy: null,
  isExamined: false,
  ...more,
});

/** Two hundred by one officer, ten by another; every twentieth an override. */
const candidates: readonly Candidate[] = Array.from({ length: 210 }, (_, i) => ({
  scanId: `scn_${String(i).padStart(8, '0')}` as ScanId,
  decidedBy: (i < 200 ? 'off_00000001' : 'off_00000002') as OfficerId,
  classId: i % 3 === 0 ? 'weapon' : null,
  agreement: i % 20 === 0 ? 'detector-alone' : 'both-clear',
  isOverride: i % 20 === 0,
}));

const idsOf = (drawn: ReturnType<typeof drawSample>) => drawn.map(({ candidate }) => candidate.scanId);
const byOfficer = (drawn: ReturnType<typeof drawSample>) =>
  ['off_00000001', 'off_00000002'].map((id) => drawn.filter(({ candidate }) => candidate.decidedBy === id).length);

it('draws the same sample by the same plan, in whatever order the records come', () => {
  const first = idsOf(drawSample(candidates, plan()));
  expect(first).toHaveLength(10);
  expect(new Set(first).size).toBe(10);
  expect(idsOf(drawSample(candidates.toReversed(), plan()))).toEqual(first);
  expect(idsOf(drawSample(candidates, plan({ seed: 'winter' })))).not.toEqual(first);
});

it('gives each part the same number, a small one as many as it has', () => {
  expect(byOfficer(drawSample(candidates, plan({ strata: ['officer'] })))).toEqual([5, 5]);
  expect(byOfficer(drawSample(candidates, plan({ strata: ['officer'], size: 60 })))).toEqual([50, 10]);
});

it('makes a part of each combination, and of their names in any order', () => {
  const drawn = drawSample(candidates, plan({ strata: ['override', 'officer'], size: 8 }));
  expect([...new Set(drawn.map(({ stratum }) => stratum))].sort()).toEqual([
    'officer=off_00000001 override=no',
    'officer=off_00000001 override=yes',
    'officer=off_00000002 override=no',
    'officer=off_00000002 override=yes',
  ]);
  expect(idsOf(drawSample(candidates, plan({ strata: ['officer', 'override'], size: 8 })))).toEqual(idsOf(drawn));
});

it('takes all when it asks for more than there are', () => {
  expect(drawSample(candidates.slice(0, 4), plan())).toHaveLength(4);
  expect(drawSample([], plan({ strata: ['class'] }))).toEqual([]);
});

it('reaches every scan equally often without parts', () => {
  const hits = new Map<string, number>();
  for (let i = 0; i < 600; i++) {
    for (const id of idsOf(drawSample(candidates.slice(0, 20), plan({ seed: `s${i}`, size: 5 })))) {
      hits.set(id, (hits.get(id) ?? 0) + 1);
    }
  }
  // 600 draws of 5 out of 20: 150 expected, standard deviation about 10.6.
  expect(hits.size).toBe(20);
  expect(Math.min(...hits.values())).toBeGreaterThan(150 - 4 * 10.6);
  expect(Math.max(...hits.values())).toBeLessThan(150 + 4 * 10.6);
});

it('mixes the parts, so that the place in a round tells nothing of them', () => {
  const firstTwoAlike = Array.from({ length: 400 }, (_, i) => {
    const [one, other] = drawSample(candidates, plan({ seed: `s${i}`, strata: ['override'] }));
    return one?.stratum === other?.stratum ? 1 : 0;
  }).reduce<number>((sum, alike) => sum + alike, 0);
  // Five of each among ten: the first two are alike in 4 of 9 samples, and never while the parts take turns.
  expect(firstTwoAlike / 400).toBeGreaterThan(0.34);
  expect(firstTwoAlike / 400).toBeLessThan(0.54);
});
