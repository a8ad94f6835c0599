import { expect, it } from 'vitest';
import { claimedReview, having, NOON, OFFICER_ONE, OFFICER_TWO } from '#testing/review.ts';
import { claimReview, isClaimable } from './claim.ts';
import { type Lease, type LeaseId, newReview } from './review.ts';

const leaseOf = (officerId: Lease['officerId']): Lease => ({
  id: 'lse_00000009' as LeaseId,
  officerId,
  expiresAt: '2026-01-01T13:00:00.000Z',
});
const AFTER_EXPIRY = '2026-01-01T12:15:00.000Z';

it('gives an untouched scan to whoever asks', () => {
  const review = newReview(claimedReview().scanId);
  expect(claimReview(review, leaseOf(OFFICER_TWO), NOON)).toMatchObject({ ok: true, value: { revision: 1 } });
});

it('keeps others away while the lease runs, and no longer', () => {
  expect(claimReview(claimedReview(), leaseOf(OFFICER_TWO), NOON)).toMatchObject({ problem: 'held-by-another' });
  expect(isClaimable(claimedReview(), OFFICER_TWO, NOON)).toBe(false);
  expect(claimReview(claimedReview(), leaseOf(OFFICER_TWO), AFTER_EXPIRY)).toMatchObject({ ok: true });
  expect(isClaimable(claimedReview(), OFFICER_TWO, AFTER_EXPIRY)).toBe(true);
});

it('lets an officer go on with an own scan, but another starts with an own first look', () => {
  const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  expect(claimReview(judged, leaseOf(OFFICER_ONE), NOON)).toMatchObject({ value: { phase: 'revealed' } });
  expect(claimReview(judged, leaseOf(OFFICER_TWO), AFTER_EXPIRY)).toMatchObject({
    value: { phase: 'first-look', firstVerdict: null },
  });
});

it('never hands a scan back to the officer who passed it on', () => {
  const judged = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  const handedOver = having(judged, 'hand-over', { reason: 'too dense' });
  expect(claimReview(handedOver, leaseOf(OFFICER_ONE), NOON)).toMatchObject({ problem: 'second-officer-must-differ' });
  expect(isClaimable(handedOver, OFFICER_ONE, NOON)).toBe(false);
  expect(claimReview(handedOver, leaseOf(OFFICER_TWO), NOON)).toMatchObject({ ok: true });
});

it('gives the second look to nobody who was shown what was found', () => {
  const shown = having(claimedReview(), 'give-first-verdict', { verdict: 'clear' });
  const takenOver = claimReview(shown, leaseOf(OFFICER_TWO), AFTER_EXPIRY);
  if (!takenOver.ok) throw new Error(takenOver.problem);
  const second = { ...takenOver.value, round: 2 as const, lease: null };
  expect(claimReview(second, leaseOf(OFFICER_ONE), NOON)).toMatchObject({ problem: 'second-officer-must-differ' });
  expect(isClaimable(second, OFFICER_ONE, NOON)).toBe(false);
  expect(isClaimable(second, OFFICER_TWO, NOON)).toBe(true);
});

it('lets the second officer go on with an own second look', () => {
  const judged = having(claimedReview({ round: 2 }), 'give-first-verdict', { verdict: 'clear' });
  expect(judged.revealedTo).toEqual([OFFICER_ONE]);
  expect(isClaimable(judged, OFFICER_ONE, NOON)).toBe(true);
});

it('leaves decided scans alone', () => {
  expect(claimReview(claimedReview({ phase: 'decided' }), leaseOf(OFFICER_TWO), AFTER_EXPIRY)).toMatchObject({
    problem: 'already-decided',
  });
});
