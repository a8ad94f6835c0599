import { assertNever } from '#base/assert-never.ts';
import { fail, ok, type Result } from '#base/result.ts';
import type { Acting } from './acting.ts';
import { annotate, changeAnnotation } from './annotation-rules.ts';
import type { ReviewCommand, ReviewProblem } from './command.ts';
import { decide, handOver, undoDecision } from './decision-rules.ts';
import { escalate } from './escalation-rules.ts';
import { confirmFinding, rejectFinding, reopenFinding, reportDetection } from './finding-rules.ts';
import { isBlindReading, type Review, revealedTo } from './review.ts';

/**
 * The one rule of what officers may do to a review. The server applies it to the record; the workstation applies it to
 * what it last saw, so that an officer is shown at once what the server will confirm later.
 */
export function applyCommand(review: Review, command: ReviewCommand, acting: Acting): Result<Review, ReviewProblem> {
  if (review.lease?.id !== command.leaseId || review.lease.officerId !== acting.officerId) return fail('lease-lost');
  if (review.revision !== command.baseRevision) return fail('stale-revision');
  if (review.phase === 'decided' && !mayFollowDecision(review, command)) return fail('already-decided');

  const changed = applyVerb(review, command, acting);
  if (!changed.ok) return changed;
  const next = { ...changed.value, revision: review.revision + 1 };
  return ok(next.phase === 'first-look' ? next : revealedTo(next, acting.officerId));
}

/** A decision can be taken back; one that was given blind is followed by what the detector would have said. */
function mayFollowDecision({ terms }: Review, { name }: ReviewCommand): boolean {
  return name === 'undo-decision' || (name === 'report-detection' && terms.mode === 'blind');
}

function applyVerb(review: Review, command: ReviewCommand, acting: Acting): Result<Review, ReviewProblem> {
  switch (command.name) {
    case 'give-first-verdict':
      return giveFirstVerdict(review, command, acting);
    case 'report-detection':
      return reportDetection(review, command);
    case 'confirm-finding':
      return confirmFinding(review, command, acting);
    case 'reject-finding':
      return rejectFinding(review, command, acting);
    case 'reopen-finding':
      return reopenFinding(review, command);
    case 'annotate':
      return annotate(review, command, acting);
    case 'change-annotation':
      return changeAnnotation(review, command, acting);
    case 'decide':
      return decide(review, command, acting);
    case 'undo-decision':
      return undoDecision(review, acting);
    case 'escalate':
      return escalate(review, command, acting);
    case 'hand-over':
      return handOver(review, command, acting);
    default:
      return assertNever(command);
  }
}

function giveFirstVerdict(
  review: Review,
  command: Extract<ReviewCommand, { name: 'give-first-verdict' }>,
  acting: Acting,
): Result<Review, ReviewProblem> {
  if (review.phase !== 'first-look') return fail('verdict-already-given');
  if (isBlindReading(review)) return fail('blind-reading');
  const firstVerdict = { verdict: command.verdict, officerId: acting.officerId, givenAt: command.deviceAt };
  return ok({ ...review, phase: 'revealed', firstVerdict });
}
