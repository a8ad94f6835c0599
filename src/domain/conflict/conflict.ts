import { z } from 'zod';
import { fail, ok, type Result } from '#base/result.ts';
import { OfficerId } from '../officer/officer.ts';
import { type ClaimProblem, mayLookAgain } from '../review/claim.ts';
import { ReviewCommand } from '../review/command.ts';
import { type ReturnProblem, returnDecision } from '../review/return-decision.ts';
import { Review } from '../review/review.ts';
import { keptUntil } from '../review-policy/case-terms.ts';
import { ScanId } from '../scan/scan.ts';
import { Instant } from '../time/instant.ts';

export const ConflictId = z
  .string()
  .regex(/^cfl_[0-9a-zA-Z-]{8,40}$/)
  .brand<'ConflictId'>();
export type ConflictId = z.infer<typeof ConflictId>;

/** `server`: what the server has stands. `officer`: the scan goes to the officer whose acts were refused. */
export const SettledWay = z.enum(['server', 'officer']);
export type SettledWay = z.infer<typeof SettledWay>;

/** What an officer's station believes and the server refused, as the station tells it. */
export const Refused = z.object({
  /** Why the first of the acts was refused. */
  problem: z.string().min(1).max(60),
  /** The refused act, then what was given in the belief that it stood. */
  acts: z.array(ReviewCommand).min(1).max(500),
  /** The review as that officer saw it. */
  mine: Review,
});
export type Refused = z.infer<typeof Refused>;

/** Two versions of one review that an officer left to a supervisor, as both were then. */
export const Conflict = Refused.extend({
  id: ConflictId,
  scanId: ScanId,
  raisedBy: OfficerId,
  raisedAt: Instant,
  reason: z.string(),
  theirs: Review,
  settled: z.object({ by: OfficerId, at: Instant, way: SettledWay, note: z.string() }).nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

export type SettleProblem = 'already-settled' | ReturnProblem | Extract<ClaimProblem, 'second-officer-must-differ'>;

export function settle(
  conflict: Conflict,
  settled: NonNullable<Conflict['settled']>,
): Result<Conflict, 'already-settled'> {
  return conflict.settled ? fail('already-settled') : ok({ ...conflict, settled });
}

/**
 * Gives the scan to an officer in place of whoever has it: kept for them, and from a decision that stands as one that is
 * returned. They start with an own first look, unless nobody else has judged.
 */
export function giveTo(
  review: Review,
  officerId: OfficerId,
  given: { readonly by: OfficerId; readonly at: Instant; readonly reason: string },
): Result<Review, SettleProblem> {
  if (!mayLookAgain(review, officerId)) return fail('second-officer-must-differ');
  const reservation = { officerId, until: keptUntil(review.terms, given.at) };
  if (review.phase !== 'decided') {
    return ok({ ...review, revision: review.revision + 1, lease: null, escalation: null, reservation });
  }
  const returned = returnDecision(review, given);
  return returned.ok ? ok({ ...returned.value, reservation }) : returned;
}
