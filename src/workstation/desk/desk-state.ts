import type { AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import type { Outcome, Verdict } from '#domain/decision/decision.ts';
import type { RemarkContent } from '#domain/escalation/escalation.ts';
import type { FindingId, RejectReason } from '#domain/finding/finding.ts';
import type { Hindrance } from '#domain/finding/judgement.ts';
import type { Officer } from '#domain/officer/officer.ts';
import type { Review } from '#domain/review/review.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { Instant } from '#domain/time/instant.ts';
import type { ViewPath } from '#domain/view-path/view-path.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Proposed } from './desk-ports.ts';

/** How far the picture of a scan has come to this station. */
export type Picture =
  /** `preview` is what can be looked at meanwhile: small, then the first of two planes. */
  | { readonly state: 'loading'; readonly progress: number; readonly preview: Plane | null }
  | { readonly state: 'ready'; readonly high: Plane; readonly low: Plane | null }
  | { readonly state: 'failed'; readonly reason: string };

/**
 * How far the detector has come with a scan. It carries no findings: until the first verdict nothing on the screen, or
 * in what the screen is drawn from, may tell whether there are any.
 */
export type DetectionProgress =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly progress: number }
  | { readonly state: 'done'; readonly durationMs: number }
  | { readonly state: 'cannot-judge'; readonly hindrances: readonly Hindrance[] }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'not-available'; readonly reason: string };

/** A command that the server refused, in sight until the officer decides. */
export interface HeldCommand {
  readonly commandId: string;
  readonly name: string;
  readonly problem: string;
  /** It and everything given after it on that scan, in order, by the clock of this device. */
  readonly acts: readonly { readonly name: string; readonly deviceAt: Instant }[];
}

/** One scan on this officer's desk. */
export interface DeskCase {
  readonly scan: Scan;
  /** What the server confirmed, with what this officer has done since laid over it. Blind until the first verdict. */
  readonly review: Review;
  readonly picture: Picture;
  readonly detection: DetectionProgress;
  /**
   * After the first verdict, what the detector proposes before it has seen the whole scan: to be looked at, not yet to be
   * answered, for it may grow.
   */
  readonly foundSoFar: readonly Proposed[];
  /** Commands of this scan that the server has not confirmed yet. */
  readonly waitingToSend: number;
  readonly held: HeldCommand | null;
  /** After the verdict, while the detector is still given time. */
  readonly awaitingDetection: boolean;
}

/** A decision of the last few, for undo and for looking back. */
export interface RecentDecision {
  readonly scan: Scan;
  /** As it was when the decision was given. */
  readonly review: Review;
  readonly outcome: Outcome;
  readonly decidedAtMs: number;
  /** After this the decision stands. */
  readonly undoUntilMs: number;
  readonly isSent: boolean;
}

export type DeskNotice =
  | { readonly kind: 'nothing-waiting' }
  | { readonly kind: 'offline-and-nothing-stored' }
  | { readonly kind: 'lease-lost'; readonly containerNumber: string }
  /** The officer has worked for so long without a break; the next scan waits until they want it. */
  | { readonly kind: 'break-due'; readonly minutes: number }
  | { readonly kind: 'refused'; readonly problem: string }
  | { readonly kind: 'storage-failed'; readonly reason: string };

export interface DeskState {
  readonly officer: Officer;
  readonly current: DeskCase | null;
  /** Claimed, loaded and inferred ahead, in the order they will come. */
  readonly ahead: readonly { readonly scanId: ScanId; readonly isReady: boolean; readonly picture: Picture }[];
  /** Newest first, at most 20. */
  readonly recent: readonly RecentDecision[];
  readonly notice: DeskNotice | null;
  /** Until when the server keeps the current scan for this officer, as last heard. */
  readonly leaseExpiresAt: Instant | null;
  /** Grows by one whenever another scan comes on screen: keys given just before were not meant for it. */
  readonly shownCount: number;
  readonly shownAtMs: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** What an officer can do. Each act is safe on this device before its promise resolves. */
export interface DeskActions {
  /** Takes the next scan and keeps others ready behind it. */
  start(): Promise<void>;
  /** Takes a chosen scan of the queue. */
  open(scanId: ScanId): Promise<void>;
  /** First look: the officer's own view. Reveals; with nothing to answer and `clear`, decides as well. */
  giveVerdict(verdict: Verdict, recipe: Recipe): Promise<void>;
  confirmFinding(findingId: FindingId, classId: string): Promise<void>;
  rejectFinding(findingId: FindingId, reason: RejectReason): Promise<void>;
  annotate(content: AnnotationContent): Promise<AnnotationId>;
  changeAnnotation(annotationId: AnnotationId, content: AnnotationContent | null): Promise<void>;
  decide(outcome: Outcome, note: string, recipe: Recipe): Promise<void>;
  /** Takes the newest decision back while it can be, and shows that scan again. */
  undoDecision(): Promise<void>;
  handOver(reason: string): Promise<void>;
  /** Asks the seniors and sets the scan aside until they have answered. */
  escalate(question: RemarkContent): Promise<void>;
  /** Gives the current scan back to the queue. */
  release(): Promise<void>;
  /** Undo and redo of marks and answers on the current scan, one step for each act. */
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Gives up a refused command and everything given after it on that scan; the server's version is shown. */
  acceptServerVersion(): Promise<void>;
  /**
   * Gives the refused command and those after it anew, on the server's version, with the reason why; only while the scan
   * is this officer's.
   */
  repeatOnServerVersion(reason: string): Promise<void>;
  /** Leaves both versions to a supervisor; here the server's stands until one has settled it. */
  leaveToSupervisor(reason: string): Promise<void>;
  /** Runs the detector again where it failed, before or after the verdict, and on the scans that wait ready. */
  retryDetection(): Promise<void>;
  dismissNotice(): void;
  /**
   * Asks `take` for what the officer had on the screen whenever a scan leaves it. It is kept on this device and goes to
   * the server after the decision. Returns how to stop.
   */
  followView(take: (scanId: ScanId) => ViewPath | null): () => void;
}

/** The officer's desk: state to show, changes to follow, acts to perform. */
export interface Desk extends DeskActions {
  state(): DeskState;
  subscribe(listener: () => void): () => void;
  dispose(): void;
}
