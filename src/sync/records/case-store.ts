import type { OfficerId } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { ViewPath } from '#domain/view-path/view-path.ts';
import type { Queued } from '../outbox/outbox-store.ts';
import type { Changes } from './changes.ts';

/** A scan and its review as the server last confirmed them. */
export interface ConfirmedCase {
  readonly scan: Scan;
  readonly review: Review;
}

/** The same with what waits to be sent about it, oldest first, read in one moment. See `overlay`. */
export interface LocalCase extends ConfirmedCase {
  readonly queued: readonly Queued[];
  /** What the officer had on the screen so far; null where nothing is recorded. */
  readonly viewPath: ViewPath | null;
}

/** Where confirmed cases lie. Every method is one transaction. */
export interface CaseTable {
  /**
   * Keeps what is stored when that is newer, or when commands of this officer wait: one of them may be in the fetched
   * review already, its answer lost, and would then seem refused. What is kept comes right when they are settled.
   */
  save(confirmed: ConfirmedCase, officerId: OfficerId): Promise<'saved' | 'kept'>;
  get(scanId: ScanId): Promise<LocalCase | undefined>;
  list(): Promise<readonly ConfirmedCase[]>;
  /** Keeps what the officer had on the screen after what is kept already. Does nothing where the case is gone. */
  addViewPath(scanId: ScanId, path: ViewPath): Promise<void>;
  /** Refuses while commands wait. True when nothing is left of the case. */
  remove(scanId: ScanId): Promise<boolean>;
}

export interface CaseStore extends CaseTable {
  /** Calls back after any change to cases or to the commands that wait, in this tab or another. */
  subscribe(listener: () => void): () => void;
}

export function createCaseStore({ table, changes }: { table: CaseTable; changes: Changes }): CaseStore {
  return {
    async save(confirmed, officerId) {
      const outcome = await table.save(confirmed, officerId);
      if (outcome === 'saved') changes.announce();
      return outcome;
    },
    get: (scanId) => table.get(scanId),
    list: () => table.list(),
    addViewPath: (scanId, path) => table.addViewPath(scanId, path),
    async remove(scanId) {
      const removed = await table.remove(scanId);
      if (removed) changes.announce();
      return removed;
    },
    subscribe: changes.subscribe,
  };
}
