import type { OfficerId } from '../officer/officer.ts';
import type { Instant } from '../time/instant.ts';

/** Who acts, and when by the clock of whoever applies the rule: the server for the record, the device for the preview. */
export interface Acting {
  readonly officerId: OfficerId;
  readonly nowAt: Instant;
  /** When a decision recorded now will stand. */
  readonly locksAt: Instant;
}
