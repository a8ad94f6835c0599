import { expect, it } from 'vitest';
import { claimedReview, doneReport, having, NOON, OFFICER_ONE, OFFICER_TWO, PLAIN_RECIPE } from '#testing/review.ts';
import type { OfficerId } from '../officer/officer.ts';
import { claimReview, isClaimable } from '../review/claim.ts';
import type { LeaseId, Review } from '../review/review.ts';
import { giveTo } from './conflict.ts';

const SUPERVISOR = 'off_00000009' as OfficerId;
const LATER = '2026-01-01T12:01:00.000Z';
const given = { by: SUPERVISOR, at: LATER, reason: 'had looked first' };
const revealed = () =>
  having(having(claimedReview(), 'give-first-verdict', { verdict: 'clear' }), 'report-detection', {
    report: doneReport(),
  });

function givenTo(review: Review, officerId: OfficerId): Review {
  const result = giveTo(review, officerId, given);
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

it('takes the scan from whoever has it, for an officer who looks first', () => {
  const review = givenTo(revealed(), OFFICER_TWO);
  expect(review).toMatchObject({
    lease: null,
    reservation: { officerId: OFFICER_TWO, until: '2026-01-02T12:01:00.000Z' },
  });
  expect(isClaimable(review, OFFICER_ONE, LATER)).toBe(false);
  const lease = { id: 'lse_00000009' as LeaseId, officerId: OFFICER_TWO, expiresAt: '2026-01-01T13:00:00.000Z' };
  expect(claimReview(review, lease, LATER)).toMatchObject({ value: { phase: 'first-look', firstVerdict: null } });
});

it('keeps a decision that stood as one that was returned', () => {
  const decided = having(revealed(), 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  const review = givenTo(decided, OFFICER_TWO);
  expect(review).toMatchObject({ decision: null, reservation: { officerId: OFFICER_TWO } });
  expect(review.earlier).toMatchObject([
    { decision: { outcome: 'clear', decidedBy: OFFICER_ONE }, returned: { by: SUPERVISOR } },
  ]);
  expect(giveTo(decided, OFFICER_TWO, { ...given, at: NOON })).toMatchObject({ problem: 'not-decided' });
});

it('gives no second look to whoever was shown what was found', () => {
  const handedOver = having(revealed(), 'hand-over', { reason: 'too dense' });
  expect(giveTo(handedOver, OFFICER_ONE, given)).toMatchObject({ problem: 'second-officer-must-differ' });
});
