import { expect, it } from 'vitest';
import {
  annotationId,
  boxContent,
  claimedReview,
  doneReport,
  findingId,
  having,
  NOON,
  noteContent,
  OFFICER_ONE,
  PLAIN_RECIPE,
  proposal,
  SCAN_ID,
} from '#testing/review.ts';
import { candidateOf } from './candidate.ts';
import { giveGrade, giveRereadVerdict, pinRemark, type Reread, stateOf } from './reread.ts';
import type { RoundId } from './sample-plan.ts';

const waiting: Reread = {
  roundId: 'adr_00000001' as RoundId,
  scanId: SCAN_ID,
  readerId: OFFICER_ONE,
  position: 1,
  stratum: '',
  verdict: null,
  remarks: [],
  grade: null,
};
const verdict = { verdict: 'hold' as const, givenAt: NOON, recipe: PLAIN_RECIPE };
const grade = (word: 'agree' | 'major', note = '') => ({ grade: word, note, givenAt: NOON });
const value = <Value>(result: { ok: true; value: Value } | { ok: false; problem: string }): Value => {
  if (!result.ok) throw new Error(result.problem);
  return result.value;
};

it('asks for the verdict before the grade, and takes one verdict only', () => {
  expect(giveGrade(waiting, grade('agree'))).toEqual({ ok: false, problem: 'reread-verdict-missing' });
  const compared = value(giveRereadVerdict(waiting, verdict));
  expect([stateOf(waiting), stateOf(compared)]).toEqual(['waiting', 'compared']);
  expect(giveRereadVerdict(compared, verdict)).toEqual({ ok: false, problem: 'reread-verdict-given' });
  expect(stateOf(value(giveGrade(compared, grade('agree'))))).toBe('graded');
});

it('wants words or a place from whoever disagrees', () => {
  const compared = value(giveRereadVerdict(waiting, verdict));
  expect(giveGrade(compared, grade('major'))).toEqual({ ok: false, problem: 'grade-needs-remark' });
  expect(giveGrade(compared, grade('major', 'block behind the tiles')).ok).toBe(true);
  expect(giveGrade(value(pinRemark(compared, annotationId(1), boxContent, NOON)), grade('major')).ok).toBe(true);
});

it('pins, changes and removes remarks under the name of the reader', () => {
  const one = value(pinRemark(waiting, annotationId(1), noteContent, NOON));
  expect(one.remarks).toMatchObject([{ id: annotationId(1), drawnBy: OFFICER_ONE, note: 'seal looks bent' }]);
  const changed = value(pinRemark(one, annotationId(1), { ...noteContent, note: 'seal is bent' }, NOON));
  expect(changed.remarks).toMatchObject([{ note: 'seal is bent' }]);
  expect(value(pinRemark(changed, annotationId(1), null, NOON)).remarks).toEqual([]);
  expect(pinRemark(waiting, annotationId(1), null, NOON)).toEqual({ ok: false, problem: 'remark-missing' });
});

it('tells of a decided review by what it may be drawn', () => {
  let review = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  review = having(review, 'report-detection', {
    report: doneReport(proposal(1, 'weapon'), { ...proposal(2, 'drugs'), score: 0.95 }),
  });
  expect(candidateOf(review)).toBeNull();
  for (const index of [1, 2]) {
    review = having(review, 'reject-finding', { findingId: findingId(index), reason: 'benign-goods' });
  }
  const cleared = having(review, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  expect(candidateOf(cleared)).toMatchObject({ classId: 'drugs', agreement: 'detector-alone', isOverride: true });
  const held = having(review, 'decide', { outcome: 'hold', note: 'smell', recipe: PLAIN_RECIPE });
  expect(candidateOf(held)).toMatchObject({ isOverride: false });
});
