import { fail, ok, type Result } from '#base/result.ts';
import { keptUntil } from '../review-policy/case-terms.ts';
import type { Instant } from '../time/instant.ts';
import type { Acting } from './acting.ts';
import type { CommandNamed, ReviewProblem } from './command.ts';
import type { Review } from './review.ts';

/**
 * Sets the scan aside until the seniors have answered. It stays with the officer who asked, or goes to a senior officer
 * where the terms of the scan say so.
 */
export function escalate(
  review: Review,
  { deviceAt }: CommandNamed<'escalate'>,
  { officerId, nowAt }: Acting,
): Result<Review, ReviewProblem> {
  if (review.phase === 'first-look') return fail('verdict-missing');
  const decider = review.terms.escalationDecider;
  const reservation = { officerId, until: keptUntil(review.terms, nowAt) };
  return ok({
    ...review,
    lease: null,
    reservation: decider === 'officer' ? reservation : null,
    escalation: { by: officerId, at: deviceAt, decider },
  });
}

/** Nothing is asked any more, and the scan is with the officer who asked. */
export function withdrawEscalation(review: Review, at: Instant): Review {
  const { escalation } = review;
  if (!escalation) return review;
  const reservation = { officerId: escalation.by, until: keptUntil(review.terms, at) };
  return { ...review, revision: review.revision + 1, escalation: null, reservation };
}
