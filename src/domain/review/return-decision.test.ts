import { expect, it } from 'vitest';
import {
  claimedReview,
  doneReport,
  findingId,
  having,
  NOON,
  OFFICER_ONE,
  OFFICER_TWO,
  PLAIN_RECIPE,
  proposal,
} from '#testing/review.ts';
import type { OfficerId } from '../officer/officer.ts';
import { claimReview, isClaimable } from './claim.ts';
import { returnDecision } from './return-decision.ts';
import { asSeenBy, decisionOnRecord, isReturned, type LeaseId, type Review } from './review.ts';

const SUPERVISOR = 'off_00000009' as OfficerId;
const LOCKED = '2026-01-01T12:00:11.000Z';
const KEPT_UNTIL = '2026-01-02T12:00:11.000Z';
const REASON = 'look at the left wall again';
const leaseOf = (officerId: OfficerId) => ({ id: 'lse_00000009' as LeaseId, officerId, expiresAt: KEPT_UNTIL });

function decided(): Review {
  const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  const told = having(judged, 'report-detection', { report: doneReport(proposal(1)) });
  const answered = having(told, 'reject-finding', { findingId: findingId(1), reason: 'benign-goods' });
  return having(answered, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
}

function returned(): Review {
  const result = returnDecision(decided(), { by: SUPERVISOR, at: LOCKED, reason: REASON });
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}

it('gives back only a decision that stands, and not an own one', () => {
  const giving = { by: SUPERVISOR, at: NOON, reason: REASON };
  expect(returnDecision(decided(), giving)).toMatchObject({ problem: 'not-decided' });
  expect(returnDecision(claimedReview(), { ...giving, at: LOCKED })).toMatchObject({ problem: 'not-decided' });
  expect(returnDecision(decided(), { ...giving, at: LOCKED, by: OFFICER_ONE })).toMatchObject({
    problem: 'own-decision',
  });
});

it('keeps the scan for its officer, who goes on with everything in sight, until the time is over', () => {
  const review = returned();
  expect(isReturned(review)).toBe(true);
  expect(isClaimable(review, OFFICER_TWO, LOCKED)).toBe(false);
  expect(claimReview(review, leaseOf(OFFICER_TWO), LOCKED)).toMatchObject({ problem: 'reserved-for-another' });
  const own = claimReview(review, leaseOf(OFFICER_ONE), LOCKED);
  expect(own).toMatchObject({ value: { phase: 'revealed', firstVerdict: { verdict: 'clear' } } });
  expect(own.ok && asSeenBy(own.value, OFFICER_ONE).earlier[0]?.returned.reason).toBe(REASON);
});

it('shows whoever takes it afterwards nothing of what was decided before their own verdict', () => {
  const other = claimReview(returned(), leaseOf(OFFICER_TWO), KEPT_UNTIL);
  if (!other.ok) throw new Error(other.problem);
  expect(other.value).toMatchObject({ phase: 'first-look', firstVerdict: null, reservation: null });
  expect(other.value.earlier).toHaveLength(1);
  expect(asSeenBy(other.value, OFFICER_TWO)).toMatchObject({ earlier: [], findings: [], detection: null });
});

it('keeps the earlier decision as it was when the officer decides again', () => {
  const before = returned();
  const claimed = claimReview(before, leaseOf(OFFICER_ONE), LOCKED);
  if (!claimed.ok) throw new Error(claimed.problem);
  const turned = having(claimed.value, 'confirm-finding', { findingId: findingId(1), classId: 'weapon' });
  const again = having(turned, 'decide', { outcome: 'hold', note: '', recipe: PLAIN_RECIPE });
  expect(again).toMatchObject({ phase: 'decided', decision: { outcome: 'hold' }, reservation: null });
  expect(again.earlier).toEqual(before.earlier);
  expect(again.earlier[0]).toMatchObject({ decision: { outcome: 'clear' }, findings: [{ status: 'rejected' }] });
  expect([isReturned(again), decisionOnRecord(again)?.outcome]).toEqual([false, 'hold']);
  expect(decisionOnRecord(before)?.outcome).toBe('clear');
});

it('lets the scan go to a second officer, for whom it is not kept any more', () => {
  const claimed = claimReview(returned(), leaseOf(OFFICER_ONE), LOCKED);
  if (!claimed.ok) throw new Error(claimed.problem);
  const handedOver = having(claimed.value, 'hand-over', { reason: 'too dense for me' });
  expect(claimReview(handedOver, leaseOf(OFFICER_TWO), LOCKED)).toMatchObject({ ok: true });
});
