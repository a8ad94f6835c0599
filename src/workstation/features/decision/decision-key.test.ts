import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { Finding } from '#domain/finding/finding.ts';
import { newReview, type Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { answerToDecisionKey, whyNotHandOver } from './decision-key.ts';

const plane = { width: 1, height: 1, samples: new Uint16Array(1) };
const ready = { state: 'ready', high: plane, low: null } as const;
const firstLook = newReview('scn_00000001' as ScanId);
const revealed = {
  ...firstLook,
  phase: 'revealed',
  firstVerdict: { verdict: 'clear' },
  detection: { state: 'done', proposals: [] },
} as unknown as Review;
const finding = (status: Finding['status']) =>
  ({ id: 'fnd_00000001', classId: 'x', score: 0.5, box: imageBox(0, 0, 1, 1), status }) as Finding;

const on = (review: Review, more = {}) => ({ review, picture: ready, awaitingDetection: false, ...more });

it('the first clear or hold is the own verdict, whatever comes after', () => {
  expect(answerToDecisionKey('clear', on(firstLook), null)).toEqual({ kind: 'give-verdict' });
  expect(answerToDecisionKey('hold', on(firstLook), null)).toEqual({ kind: 'give-verdict' });
  expect(answerToDecisionKey('more-data', on(firstLook), null)).toEqual({ kind: 'wait', why: 'verdict' });
});

it('nothing is decided on a preview', () => {
  const loading = { picture: { state: 'loading', progress: 0.5, preview: plane } as const };
  expect(answerToDecisionKey('clear', on(firstLook, loading), null)).toEqual({ kind: 'wait', why: 'picture' });
});

it('a second clear by habit only points to the open finding', () => {
  const open = { ...revealed, findings: [finding('rejected'), finding('open')] };
  for (const outcome of ['clear', 'hold', 'more-data'] as const) {
    expect(answerToDecisionKey(outcome, on(open), null)).toEqual({ kind: 'point-to-finding' });
  }
});

it('decides once every finding is answered', () => {
  const answered = { ...revealed, findings: [finding('rejected')] };
  expect(answerToDecisionKey('clear', on(answered), null)).toEqual({ kind: 'decide' });
  expect(answerToDecisionKey('more-data', on(answered), null)).toEqual({ kind: 'decide' });
});

it('a hold without a place asks for a reason; with a confirmed finding it does not', () => {
  expect(answerToDecisionKey('hold', on({ ...revealed, findings: [finding('rejected')] }), null)).toEqual({
    kind: 'ask-ground',
  });
  expect(answerToDecisionKey('hold', on({ ...revealed, findings: [finding('confirmed')] }), null)).toEqual({
    kind: 'decide',
  });
});

it('waits while the detector is given time', () => {
  expect(answerToDecisionKey('clear', on(revealed, { awaitingDetection: true }), null)).toMatchObject({
    why: 'detection',
  });
  expect(answerToDecisionKey('clear', on({ ...revealed, detection: null }), null)).toMatchObject({ why: 'detection' });
});

it('stops where the station cannot store or the scan is no longer held', () => {
  expect(answerToDecisionKey('clear', on(revealed), 'stored')).toEqual({ kind: 'wait', why: 'stored' });
  expect(answerToDecisionKey('clear', on(firstLook), 'lease')).toEqual({ kind: 'wait', why: 'lease' });
});

it('passes a scan on after the own verdict, and only once', () => {
  expect(whyNotHandOver({ review: firstLook }, null)).toBe('verdict');
  expect(whyNotHandOver({ review: revealed }, null)).toBeNull();
  expect(whyNotHandOver({ review: { ...revealed, round: 2 } }, null)).toBe('second-round');
});
