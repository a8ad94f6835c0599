import { z } from 'zod';
import { AnnotationContent, AnnotationId } from '../annotation/annotation.ts';
import { Outcome, Verdict } from '../decision/decision.ts';
import { RemarkContent, RemarkId } from '../escalation/escalation.ts';
import { DetectionReport } from '../finding/detection-report.ts';
import { FindingId, RejectReason } from '../finding/finding.ts';
import { Recipe } from '../scan/recipe.ts';
import { ScanId } from '../scan/scan.ts';
import { Instant } from '../time/instant.ts';
import { LeaseId } from './review.ts';

/** What every command carries: which act, on which scan, by which right, believing which state, when by the device. */
const envelope = {
  /** Idempotency key: the same command sent twice has one effect and one answer. */
  commandId: z.uuid(),
  scanId: ScanId,
  leaseId: LeaseId,
  baseRevision: z.number().int().nonnegative(),
  deviceAt: Instant,
};

export const ReviewCommand = z.discriminatedUnion('name', [
  z.object({ name: z.literal('give-first-verdict'), ...envelope, verdict: Verdict }),
  z.object({ name: z.literal('report-detection'), ...envelope, report: DetectionReport }),
  z.object({
    name: z.literal('confirm-finding'),
    ...envelope,
    findingId: FindingId,
    classId: z.string().min(1).max(60),
  }),
  z.object({ name: z.literal('reject-finding'), ...envelope, findingId: FindingId, reason: RejectReason }),
  z.object({ name: z.literal('reopen-finding'), ...envelope, findingId: FindingId }),
  z.object({ name: z.literal('annotate'), ...envelope, annotationId: AnnotationId, content: AnnotationContent }),
  /** `content: null` removes the annotation. */
  z.object({
    name: z.literal('change-annotation'),
    ...envelope,
    annotationId: AnnotationId,
    content: AnnotationContent.nullable(),
  }),
  z.object({ name: z.literal('decide'), ...envelope, outcome: Outcome, note: z.string().max(500), recipe: Recipe }),
  z.object({ name: z.literal('undo-decision'), ...envelope }),
  z.object({ name: z.literal('escalate'), ...envelope, remarkId: RemarkId, ...RemarkContent.shape }),
  /** `opinion`: what the officer would decide, where the policy asks for a second officer; absent where the officer asks. */
  z.object({
    name: z.literal('hand-over'),
    ...envelope,
    reason: z.string().trim().max(500),
    opinion: Outcome.optional(),
  }),
]);
export type ReviewCommand = z.infer<typeof ReviewCommand>;
export type CommandName = ReviewCommand['name'];
export type CommandNamed<Name extends CommandName> = Extract<ReviewCommand, { name: Name }>;

/** Why a command was refused, in words an officer can act on (see the message catalogue). */
export const ReviewProblem = z.enum([
  'lease-lost',
  'stale-revision',
  'already-decided',
  'not-decided',
  'decision-locked',
  'verdict-missing',
  'verdict-already-given',
  'detection-missing',
  'findings-open',
  'finding-not-found',
  'finding-already-closed',
  'finding-still-open',
  'annotation-not-found',
  'annotation-exists',
  'hold-needs-ground',
  'already-second-round',
  'blind-reading',
  'second-officer-needed',
  'hand-over-needs-reason',
]);
export type ReviewProblem = z.infer<typeof ReviewProblem>;
