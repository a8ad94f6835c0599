import { expect, it } from 'vitest';
import {
  claimedReview,
  doneReport,
  having,
  NOON,
  OFFICER_ONE,
  OFFICER_TWO,
  PLAIN_RECIPE,
  problemOf,
} from '#testing/review.ts';
import type { RemarkId } from '../escalation/escalation.ts';
import type { EscalationDecider } from '../review-policy/case-terms.ts';
import { claimReview, isClaimable } from './claim.ts';
import { withdrawEscalation } from './escalation-rules.ts';
import { asSeenBy, type LeaseId, type Review } from './review.ts';

const KEPT_UNTIL = '2026-01-02T12:00:00.000Z';
const question = { remarkId: 'rmk_00000001' as RemarkId, place: null, text: 'what is this?' };
const leaseOf = (officerId: typeof OFFICER_ONE) => ({
  id: 'lse_00000009' as LeaseId,
  officerId,
  expiresAt: '2026-01-01T13:00:00.000Z',
});

function escalated(escalationDecider: EscalationDecider): Review {
  const { terms } = claimedReview();
  const judged = having(claimedReview({ terms: { ...terms, escalationDecider } }), 'give-first-verdict', {
    verdict: 'hold',
  });
  return having(having(judged, 'report-detection', { report: doneReport() }), 'escalate', question);
}

function claimed(review: Review, officerId: typeof OFFICER_ONE, isSenior: boolean, at = NOON): Review {
  const result = claimReview(review, leaseOf(officerId), at, { isSenior });
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

it('comes after the own verdict only', () => {
  expect(problemOf(claimedReview(), 'escalate', question)).toBe('verdict-missing');
});

it('sets the scan aside for the officer who asked, who goes on where it was left', () => {
  const review = escalated('officer');
  expect(review).toMatchObject({ lease: null, reservation: { officerId: OFFICER_ONE, until: KEPT_UNTIL } });
  expect(isClaimable(review, OFFICER_TWO, NOON)).toBe(false);
  const again = claimed(review, OFFICER_ONE, false);
  expect(again).toMatchObject({ phase: 'revealed', escalation: { by: OFFICER_ONE } });
  const decided = having(again, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  expect(decided).toMatchObject({ phase: 'decided', escalation: null, reservation: null });
});

it('goes to a senior officer, who looks first, where the terms say so', () => {
  const review = escalated('senior');
  expect(claimReview(review, leaseOf(OFFICER_ONE), NOON)).toMatchObject({ problem: 'with-seniors' });
  expect(isClaimable(review, OFFICER_ONE, NOON)).toBe(false);
  expect(isClaimable(review, OFFICER_TWO, NOON, { isSenior: true })).toBe(true);
  const taken = claimed(review, OFFICER_TWO, true);
  expect(taken).toMatchObject({ phase: 'first-look', escalation: { decider: 'senior' } });
  expect(asSeenBy(taken, OFFICER_TWO)).toMatchObject({ detection: null, escalation: null });
});

it('keeps the scan for as long as its terms say', () => {
  const { terms } = claimedReview();
  const judged = having(claimedReview({ terms: { ...terms, keptHours: 8 } }), 'give-first-verdict', {
    verdict: 'hold',
  });
  expect(having(judged, 'escalate', question).reservation?.until).toBe('2026-01-01T20:00:00.000Z');
});

it('is over for whoever takes the scan after it was kept long enough', () => {
  const taken = claimed(escalated('officer'), OFFICER_TWO, false, KEPT_UNTIL);
  expect(taken).toMatchObject({ phase: 'first-look', escalation: null, reservation: null });
});

it('gives the scan back to the officer who asked when it is withdrawn', () => {
  const withdrawn = withdrawEscalation(escalated('senior'), NOON);
  expect(withdrawn).toMatchObject({ escalation: null, reservation: { officerId: OFFICER_ONE } });
  expect(claimed(withdrawn, OFFICER_ONE, false).phase).toBe('revealed');
});
