import { z } from 'zod';
import { fail, ok, type Result } from '#base/result.ts';
import type { OfficerId } from '../officer/officer.ts';
import { keptUntil } from '../review-policy/case-terms.ts';
import type { Instant } from '../time/instant.ts';
import type { Review } from './review.ts';

export const ReturnProblem = z.enum(['not-decided', 'own-decision']);
export type ReturnProblem = z.infer<typeof ReturnProblem>;

interface Returning {
  readonly by: OfficerId;
  readonly at: Instant;
  readonly reason: string;
}

/**
 * Gives a decision that stands back to the officer who made it. The officer has seen everything already and goes on
 * from there; whoever takes the scan later in their place starts with an own first look, see `claimReview`.
 */
export function returnDecision(review: Review, { by, at, reason }: Returning): Result<Review, ReturnProblem> {
  const { decision, firstVerdict, findings, earlier } = review;
  if (!decision || decision.lockedAt > at) return fail('not-decided');
  if (decision.decidedBy === by) return fail('own-decision');
  return ok({
    ...review,
    revision: review.revision + 1,
    phase: 'revealed',
    lease: null,
    decision: null,
    earlier: [...earlier, { decision, firstVerdict, findings, returned: { by, at, reason } }],
    reservation: { officerId: decision.decidedBy, until: keptUntil(review.terms, at) },
  });
}
