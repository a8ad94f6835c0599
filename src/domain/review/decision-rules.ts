import { fail, ok, type Result } from '#base/result.ts';
import type { Outcome } from '../decision/decision.ts';
import type { Acting } from './acting.ts';
import type { CommandNamed, ReviewProblem } from './command.ts';
import { isBlindReading, type Review } from './review.ts';

/** A hold must say where or why; every other outcome needs each finding answered, so that none is passed over. */
export function decide(
  review: Review,
  { outcome, note, recipe, deviceAt }: CommandNamed<'decide'>,
  { officerId, locksAt }: Acting,
): Result<Review, ReviewProblem> {
  const isBlind = isBlindReading(review);
  if (review.phase === 'first-look' && !isBlind) return fail('verdict-missing');
  if (!isBlind && !review.detection) return fail('detection-missing');
  if (!isBlind && review.findings.some(({ status }) => status === 'open')) return fail('findings-open');
  if (outcome === 'hold' && !hasGroundToHold(review, note)) return fail('hold-needs-ground');
  if (needsSecondOfficer(review, outcome)) return fail('second-officer-needed');
  const decision = { outcome, note, decidedBy: officerId, decidedAt: deviceAt, lockedAt: locksAt, recipe };
  const ownView = isBlind && outcome !== 'more-data' ? { verdict: outcome, officerId, givenAt: deviceAt } : null;
  const firstVerdict = review.firstVerdict ?? ownView;
  return ok({ ...review, phase: 'decided', firstVerdict, decision, reservation: null, escalation: null });
}

/** A hold needs a place in the image or words: the yard must know what to open the container for. */
export function hasGroundToHold(review: Review, note: string): boolean {
  return (
    note.trim().length >= 3 ||
    review.annotations.length > 0 ||
    (!isBlindReading(review) && review.findings.some(({ status }) => status === 'confirmed'))
  );
}

/**
 * Whether the terms ask for a second officer before this outcome: for scans of selected risk, and where a claim of a top
 * class was rejected. A hold needs none, because the yard will look.
 */
export function needsSecondOfficer({ round, terms, findings }: Review, outcome: Outcome): boolean {
  if (round === 2 || outcome === 'hold') return false;
  return (
    terms.mode === 'two-officer' ||
    findings.some(({ status, classId }) => status === 'rejected' && terms.topClasses.includes(classId))
  );
}

export function undoDecision(review: Review, { nowAt }: Acting): Result<Review, ReviewProblem> {
  if (!review.decision) return fail('not-decided');
  if (nowAt > review.decision.lockedAt) return fail('decision-locked');
  const wasBlind = review.terms.mode === 'blind' && review.earlier.length === 0;
  return wasBlind
    ? ok({ ...review, phase: 'first-look', decision: null, firstVerdict: null })
    : ok({ ...review, phase: 'revealed', decision: null });
}

/** The second officer starts blind: neither the first verdict nor the findings show until the second verdict is given. */
export function handOver(
  review: Review,
  { reason, opinion }: CommandNamed<'hand-over'>,
  { officerId }: Acting,
): Result<Review, ReviewProblem> {
  if (review.round === 2) return fail('already-second-round');
  if (review.phase === 'first-look') return fail('verdict-missing');
  if (!opinion && reason.length < 3) return fail('hand-over-needs-reason');
  return ok({
    ...review,
    phase: 'first-look',
    round: 2,
    lease: null,
    firstVerdict: null,
    handedOver: { by: officerId, reason, opinion: opinion ?? null },
    reservation: null,
    escalation: null,
  });
}
