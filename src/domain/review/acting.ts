import type { OfficerId } from '../officer/officer.ts';
import type { Instant } from '../time/instant.ts';

/** How long a scan that was returned or set aside waits for its officer before others may take it. */
export const KEPT_MS = 24 * 3_600_000;

/** Who acts, and when by the clock of whoever applies the rule: the server for the record, the device for the preview. */
export interface Acting {
  readonly officerId: OfficerId;
  readonly nowAt: Instant;
  /** When a decision recorded now will stand. */
  readonly locksAt: Instant;
  /** Until when a scan that is set aside now waits for its officer. */
  readonly keptUntil: Instant;
}
