import { DECISION_HOLD_MS } from '#domain/decision/decision.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { applyCommand } from '#domain/review/apply-command.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import { type Instant, laterBy } from '#domain/time/instant.ts';
import type { Queued } from '../outbox/outbox-store.ts';

export interface Overlaid {
  /** What the server confirmed, with what this officer has done since laid over it. */
  readonly review: Review;
  /** The command at which the laying over ended, and why; it and all after it are not in `review`. */
  readonly stopped: { readonly queued: Queued; readonly problem: string } | undefined;
}

/** Lays an officer's waiting commands over a confirmed review. None is passed over: the first that does not fit ends it. */
export function overlay(review: Review, queued: readonly Queued[], officerId: OfficerId): Overlaid {
  let laid = review;
  for (const waiting of queued) {
    if (waiting.officerId !== officerId || waiting.command.scanId !== review.scanId) continue;
    if (waiting.heldFor !== undefined) return { review: laid, stopped: { queued: waiting, problem: waiting.heldFor } };
    const applied = applyCommand(
      laid,
      waiting.command,
      actingOn(waiting.command, officerId, review.decision?.lockedAt),
    );
    if (!applied.ok) return { review: laid, stopped: { queued: waiting, problem: applied.problem } };
    laid = applied.value;
  }
  return { review: laid, stopped: undefined };
}

/**
 * By the clock of the device; the server will say later by its own. Once a decision is confirmed, its lock is told by the
 * server's clock, and the two may differ by hours: an undo of it is laid over as given in time until the server refuses.
 */
function actingOn({ deviceAt }: ReviewCommand, officerId: OfficerId, confirmedLockAt: Instant = deviceAt) {
  const nowAt = confirmedLockAt < deviceAt ? confirmedLockAt : deviceAt;
  return { officerId, nowAt, locksAt: laterBy(deviceAt, DECISION_HOLD_MS) };
}
