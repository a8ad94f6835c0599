import { DECISION_HOLD_MS } from '#domain/decision/decision.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { applyCommand } from '#domain/review/apply-command.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Lease, Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Verdict } from '#sync/outbox/outbox.ts';
import { AT, aClaimedReview } from './review-fixtures.ts';

/** As the server allows: what an officer sees as held, and as long again for the way. */
const UNDO_MS = 2 * DECISION_HOLD_MS;

/** A server as the outbox may rely on it: a receipt per command, replays answered as the first time. */
export function createFakeReviewServer(nowMs = () => Date.parse(AT)) {
  const reviews = new Map<ScanId, Review>();
  const receipts = new Map<string, Verdict>();
  const effects: string[] = [];

  return {
    /** Ids of the commands that changed something, in order. */
    effects: effects as readonly string[],
    review: (scanId: ScanId): Review | undefined => reviews.get(scanId),
    /** Gives the scan to an officer, whoever held it. */
    claim(scanId: ScanId, lease: Lease, change: Partial<Review> = {}): Review {
      const known = reviews.get(scanId);
      const claimed = known
        ? { ...known, lease, revision: known.revision + 1 }
        : { ...aClaimedReview(scanId, lease), ...change };
      reviews.set(scanId, claimed);
      return claimed;
    },
    receive(command: ReviewCommand, officerId: OfficerId): Verdict {
      const receipt = receipts.get(command.commandId);
      if (receipt) return receipt;
      const review = reviews.get(command.scanId);
      if (!review) return { kind: 'refused', problem: 'not-found' };
      const [nowAt, locksAt] = [nowMs(), nowMs() + UNDO_MS].map((ms) => new Date(ms).toISOString()) as [string, string];
      const applied = applyCommand(review, command, { officerId, nowAt, locksAt });
      const verdict: Verdict = applied.ok
        ? { kind: 'accepted', review: applied.value }
        : { kind: 'refused', problem: applied.problem };
      if (applied.ok) {
        reviews.set(command.scanId, applied.value);
        effects.push(command.commandId);
      }
      receipts.set(command.commandId, verdict);
      return verdict;
    },
  };
}
