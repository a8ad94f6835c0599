import type { OfficerId } from '#domain/officer/officer.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Instant } from '#domain/time/instant.ts';

/** A claim that is asked for and not yet settled. Asked again under the same id, it is answered as the first time. */
export interface ClaimIntent {
  readonly commandId: string;
  readonly officerId: OfficerId;
  readonly deviceAt: Instant;
  /** `null` for the next of the queue. */
  readonly scanId: ScanId | null;
}

/**
 * What this device has asked for, kept from before the question until the scan is stored here: a tab that dies in
 * between must not leave a scan leased to an officer who does not know of it.
 */
export interface ClaimIntents {
  note(intent: ClaimIntent): Promise<void>;
  forget(commandId: string): Promise<void>;
  list(): Promise<readonly ClaimIntent[]>;
}
