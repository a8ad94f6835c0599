import type { Clock } from '#base/clock.ts';
import type { ImageBox } from '#domain/annotation/space.ts';
import type { Refused } from '#domain/conflict/conflict.ts';
import type { CargoLoad } from '#domain/finding/cargo-load.ts';
import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Lease, LeaseId, Review } from '#domain/review/review.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { Consignment } from '#domain/targeting/effective-thresholds.ts';
import type { AppliedRule } from '#domain/targeting/targeting-rule.ts';
import type { ViewPath } from '#domain/view-path/view-path.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Timer } from '#sync/connection/timer.ts';
import type { CaseStore, ConfirmedCase } from '#sync/records/case-store.ts';
import type { ClaimIntent, ClaimIntents } from '#sync/records/claim-intents.ts';
import type { Answer } from '../api/call.ts';

/** Something that the detector believes to see. */
export interface Proposed {
  readonly classId: string;
  readonly score: number;
  readonly box: ImageBox;
}

/** What the detector has to say about one scan. Only `done` with no proposals means that it found nothing. */
export type DetectorAnswer =
  | {
      readonly state: 'done';
      readonly packId: string;
      readonly packVersion: string;
      readonly modelSha256: string;
      readonly provider: 'webgpu' | 'convolver' | 'wasm';
      readonly durationMs: number;
      readonly proposals: readonly Proposed[];
      /** Of each container in the picture. */
      readonly loads: readonly CargoLoad[];
      /** The targeting rules that changed a threshold. */
      readonly targeting: readonly AppliedRule[];
      /** Why it is not to be relied upon. */
      readonly doubts: readonly Doubt[];
    }
  | { readonly state: 'cannot-judge'; readonly hindrances: readonly Hindrance[] }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'not-available'; readonly reason: string };

export type ServerAnswer<Value> = Answer<Value, string>;

export interface ScanPictures {
  readonly high: Plane;
  readonly low: Plane | null;
}

/** By what a pack and rules are chosen. The same for every run on one case, so that what was chosen for it stays. */
export interface DetectionSubject {
  readonly site: string;
  readonly consignment: Consignment;
}

/** What the detector works on. */
export interface DetectorInput extends ScanPictures {
  readonly pixelPitchMm: { readonly x: number; readonly y: number };
  readonly subject: DetectionSubject;
  /** Endpoints of the spectra; absent for scans of one energy. */
  readonly energiesMeV?: { readonly high: number; readonly low: number };
}

export interface DeskServer {
  claim(intent: ClaimIntent): Promise<ServerAnswer<Review>>;
  seeScan(scanId: ScanId): Promise<ServerAnswer<ConfirmedCase>>;
  renew(
    leases: readonly { readonly scanId: ScanId; readonly leaseId: LeaseId }[],
  ): Promise<ServerAnswer<{ readonly renewed: readonly Lease[]; readonly lost: readonly LeaseId[] }>>;
  release(scanId: ScanId, leaseId: LeaseId): Promise<ServerAnswer<unknown>>;
  /** Says why refused acts are given again, or leaves them to a supervisor. */
  raiseConflict(
    scanId: ScanId,
    way: 'keep' | 'supervisor',
    reason: string,
    refused: Refused,
  ): Promise<ServerAnswer<unknown>>;
  /** The command id makes another try harmless. */
  attachViewPath(commandId: string, scanId: ScanId, path: ViewPath): Promise<ServerAnswer<unknown>>;
}

/** The outside world as the desk sees it. */
export interface DeskPorts {
  readonly clock: Clock;
  readonly timer: Timer;
  /** A fresh UUID. */
  newId(): string;
  readonly server: DeskServer;
  readonly outbox: {
    /** Resolves once the commands are safe on this device, all or none. Rejects when storage fails. */
    record(commands: readonly ReviewCommand[], officerId: OfficerId): Promise<void>;
    discardLane(scanId: ScanId, officerId: OfficerId): Promise<unknown>;
  };
  readonly cases: CaseStore;
  readonly claims: ClaimIntents;
  /** Keeps other tabs of this browser from putting the same scan on their desk; null when one has it. */
  occupy(scanId: ScanId): Promise<(() => void) | null>;
  loadPictures(
    scan: Scan,
    options: {
      readonly signal: AbortSignal;
      readonly onPreview: (preview: Plane) => void;
      readonly onProgress: (fraction: number) => void;
    },
  ): Promise<ScanPictures>;
  detect(
    scan: DetectorInput,
    options: {
      readonly signal: AbortSignal;
      readonly isUrgent: boolean;
      /** With what it found so far; more may come. */
      readonly onProgress: (fraction: number, found: readonly Proposed[]) => void;
    },
  ): Promise<DetectorAnswer>;
  /** Starts a detector that has given up anew; leaves a working one alone. */
  restartDetector(): unknown;
  /** For what must not happen but did. */
  report(error: unknown): void;
}
