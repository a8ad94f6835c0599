import { fail, ok, type Result } from '#base/result.ts';
import type { OfficerId } from '../officer/officer.ts';
import { type CaseTerms, PLAIN_TERMS } from '../review-policy/case-terms.ts';
import type { Instant } from '../time/instant.ts';
import { type Lease, type Review, revealedTo, seenInFullBy } from './review.ts';

export type ClaimProblem =
  | 'held-by-another'
  | 'already-decided'
  | 'second-officer-must-differ'
  | 'reserved-for-another'
  | 'with-seniors';

/**
 * Gives the scan to an officer who asks for it. A lease that ran out no longer keeps others away. Who takes over from
 * another officer starts with an own first look; who returns to an own scan goes on where it was left, under the terms of
 * then.
 */
export function claimReview(
  review: Review,
  lease: Lease,
  nowAt: Instant,
  { isSenior = false, terms = PLAIN_TERMS }: { readonly isSenior?: boolean; readonly terms?: CaseTerms } = {},
): Result<Review, ClaimProblem> {
  if (review.phase === 'decided') return fail('already-decided');
  if (!mayLookAgain(review, lease.officerId)) return fail('second-officer-must-differ');
  if (review.lease && review.lease.officerId !== lease.officerId && !hasExpired(review.lease, nowAt)) {
    return fail('held-by-another');
  }
  if (isKeptFromOthers(review, lease.officerId, nowAt)) return fail('reserved-for-another');
  if (isWithSeniors(review) && !isSenior) return fail('with-seniors');
  const seenBy = seenInFullBy(review);
  const takesOver = seenBy !== null && seenBy !== lease.officerId;
  const isSame = review.terms.claimedBy === lease.officerId;
  const begins = !isSame && terms.mode === 'concurrent';
  const claimed: Review = {
    ...review,
    revision: review.revision + 1,
    lease,
    reservation: review.reservation?.officerId === lease.officerId ? review.reservation : null,
    terms: isSame ? review.terms : terms,
    ...(takesOver ? { phase: 'first-look' as const, firstVerdict: null } : {}),
    ...(begins ? { phase: 'revealed' as const } : {}),
    escalation: takesOver && !isWithSeniors(review) ? null : review.escalation,
  };
  return ok(begins ? revealedTo(claimed, lease.officerId) : claimed);
}

/** A second look is for whoever was shown nothing of what was found, or has begun it. */
export function mayLookAgain(review: Review, officerId: OfficerId): boolean {
  if (review.round === 1 || seenInFullBy(review) === officerId) return true;
  return review.handedOver?.by !== officerId && !review.revealedTo.includes(officerId);
}

/** Whether a senior officer is to decide in place of the officer who asked. */
export function isWithSeniors({ escalation }: Review): boolean {
  return escalation?.decider === 'senior';
}

export function isKeptFromOthers({ reservation }: Review, officerId: OfficerId, nowAt: Instant): boolean {
  return reservation !== null && reservation.officerId !== officerId && reservation.until > nowAt;
}

export function hasExpired(lease: Lease, nowAt: Instant): boolean {
  return lease.expiresAt <= nowAt;
}

/** Whether this officer could start on the scan now: the rule by which the queue offers it. */
export function isClaimable(
  review: Review,
  officerId: OfficerId,
  nowAt: Instant,
  { isSenior } = { isSenior: false },
): boolean {
  return (
    review.phase !== 'decided' &&
    mayLookAgain(review, officerId) &&
    !isKeptFromOthers(review, officerId, nowAt) &&
    (isSenior || !isWithSeniors(review)) &&
    (!review.lease || review.lease.officerId === officerId || hasExpired(review.lease, nowAt))
  );
}
