import type { Clock } from '#base/clock.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { Checkpoints } from './audit/checkpoints.ts';
import type { Database } from './db/database.ts';
import type { MakeReport } from './exports/make-report.ts';
import type { DecodeScan } from './ingest/decode-scan.ts';
import type { ExportSites } from './ingest/scanner-export/export-sites.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { BlobStore } from './storage/blob-store.ts';

/** What one running server works with. Functions ask for the parts they need. */
export interface Deployment {
  readonly db: Database;
  readonly clock: Clock;
  /** A new random identifier, without its kind's prefix. */
  readonly newId: () => string;
  readonly live: LiveHub;
  readonly checkpoints: Checkpoints;
  readonly blobs: BlobStore;
  readonly decodeScan: DecodeScan;
  readonly makeReport: MakeReport;
  /** For files on their way in; emptied at each start. */
  readonly incomingFolder: string;
  readonly leaseMs: number;
  readonly exportSites: ExportSites;
}

/** The deployment's now, as records write it. */
export function nowAt(clock: Clock): Instant {
  return instantOf(clock.nowMs());
}

export function instantOf(timeMs: number): Instant {
  return new Date(timeMs).toISOString();
}
