import { fail, ok, type Result } from '#base/result.ts';
import type { Acting } from './acting.ts';
import type { CommandNamed, ReviewProblem } from './command.ts';
import type { Review } from './review.ts';

/** A hold must say where or why; every other outcome needs each finding answered, so that none is passed over. */
export function decide(
  review: Review,
  { outcome, note, recipe, deviceAt }: CommandNamed<'decide'>,
  { officerId, locksAt }: Acting,
): Result<Review, ReviewProblem> {
  if (!review.firstVerdict) return fail('verdict-missing');
  if (!review.detection) return fail('detection-missing');
  if (review.findings.some(({ status }) => status === 'open')) return fail('findings-open');
  if (outcome === 'hold' && !hasGroundToHold(review, note)) return fail('hold-needs-ground');
  const decision = { outcome, note, decidedBy: officerId, decidedAt: deviceAt, lockedAt: locksAt, recipe };
  return ok({ ...review, phase: 'decided', decision, reservation: null, escalation: null });
}

/** A hold needs a place in the image or words: the yard must know what to open the container for. */
export function hasGroundToHold(review: Review, note: string): boolean {
  return (
    note.trim().length >= 3 ||
    review.annotations.length > 0 ||
    review.findings.some(({ status }) => status === 'confirmed')
  );
}

export function undoDecision(review: Review, { nowAt }: Acting): Result<Review, ReviewProblem> {
  if (!review.decision) return fail('not-decided');
  if (nowAt > review.decision.lockedAt) return fail('decision-locked');
  return ok({ ...review, phase: 'revealed', decision: null });
}

/** The second officer starts blind: neither the first verdict nor the findings show until the second verdict is given. */
export function handOver(
  review: Review,
  { reason }: CommandNamed<'hand-over'>,
  { officerId }: Acting,
): Result<Review, ReviewProblem> {
  if (review.round === 2) return fail('already-second-round');
  if (!review.firstVerdict) return fail('verdict-missing');
  return ok({
    ...review,
    phase: 'first-look',
    round: 2,
    lease: null,
    firstVerdict: null,
    handedOver: { by: officerId, reason },
    reservation: null,
    escalation: null,
  });
}
