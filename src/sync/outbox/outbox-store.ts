import type { OfficerId } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';

/** One act of an officer that waits for the server to agree. */
export interface Queued {
  readonly command: ReviewCommand;
  /** Who gave it. It is sent only while this officer is signed in. */
  readonly officerId: OfficerId;
  /** Why the server refused it. It holds its lane until an officer decides what should happen. */
  readonly heldFor: string | undefined;
}

/**
 * Where commands wait. A lane is one officer's commands on one scan, oldest first. Every method is one transaction,
 * shared between tabs; a promise resolves when the change would survive a power cut.
 */
export interface OutboxStore {
  /** All or none. A command that is known already is not stored twice. */
  append(commands: readonly ReviewCommand[], officerId: OfficerId): Promise<void>;
  /** Of all officers, oldest first. */
  all(): Promise<readonly Queued[]>;
  lanes(officerId: OfficerId): Promise<readonly ScanId[]>;
  head(scanId: ScanId, officerId: OfficerId): Promise<Queued | undefined>;
  /**
   * Removes an accepted command and saves the review the server answered with, unless a newer one is stored.
   * Does nothing when the command is gone: another tab has settled it.
   */
  settle(commandId: string, review: Review): Promise<void>;
  hold(commandId: string, problem: string): Promise<void>;
  /** Removes a command that is held; one that may be on its way stays. True when it was removed. */
  discard(commandId: string): Promise<boolean>;
  /** Removes a lane whose head is held, and gives back what was in it; nothing when the head is not held. */
  discardLane(scanId: ScanId, officerId: OfficerId): Promise<readonly Queued[]>;
}
