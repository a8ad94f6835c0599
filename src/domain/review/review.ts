import { z } from 'zod';
import { Annotation } from '../annotation/annotation.ts';
import { Decision, Outcome, Verdict } from '../decision/decision.ts';
import { DetectionReport } from '../finding/detection-report.ts';
import { Finding } from '../finding/finding.ts';
import { MACHINE_REPORTS_MAX, MachineReport } from '../finding/machine-report.ts';
import { OfficerId } from '../officer/officer.ts';
import { CaseTerms, EscalationDecider, PLAIN_TERMS } from '../review-policy/case-terms.ts';
import { ScanId } from '../scan/scan.ts';
import { Instant } from '../time/instant.ts';

export const LeaseId = z
  .string()
  .regex(/^lse_[0-9a-zA-Z-]{8,40}$/)
  .brand<'LeaseId'>();
export type LeaseId = z.infer<typeof LeaseId>;

/** The right of one officer to work on one scan. After `expiresAt` others may claim it; until one does, it holds. */
export const Lease = z.object({ id: LeaseId, officerId: OfficerId, expiresAt: Instant });
export type Lease = z.infer<typeof Lease>;

/** `first-look`: the officer has not judged yet, findings are hidden. `revealed`: both views are on the table. */
export const ReviewPhase = z.enum(['first-look', 'revealed', 'decided']);
export type ReviewPhase = z.infer<typeof ReviewPhase>;

/** Whom a waiting scan is kept for; until then nobody else may take it. */
export const Reservation = z.object({ officerId: OfficerId, until: Instant });
export type Reservation = z.infer<typeof Reservation>;

const FirstVerdict = z.object({ verdict: Verdict, officerId: OfficerId, givenAt: Instant });

/** A decision that a supervisor returned, with what it rested on, as it was then. Never changed afterwards. */
export const ReturnedDecision = z.object({
  decision: Decision,
  firstVerdict: FirstVerdict.nullable(),
  findings: z.array(Finding),
  returned: z.object({ by: OfficerId, at: Instant, reason: z.string() }),
});
export type ReturnedDecision = z.infer<typeof ReturnedDecision>;

/** Everything officers did about one scan. Each accepted command raises the revision by one. */
export const Review = z.object({
  scanId: ScanId,
  revision: z.number().int().nonnegative(),
  phase: ReviewPhase,
  /** 1, or 2 once the scan was handed to a second officer. */
  round: z.union([z.literal(1), z.literal(2)]),
  lease: Lease.nullable(),
  firstVerdict: FirstVerdict.nullable(),
  detection: DetectionReport.nullable(),
  findings: z.array(Finding),
  annotations: z.array(Annotation),
  /** What other machines said, in the order of arrival; absent where none did. */
  machineReports: z.array(MachineReport).max(MACHINE_REPORTS_MAX).optional(),
  decision: Decision.nullable(),
  handedOver: z
    .object({
      by: OfficerId,
      reason: z.string(),
      /** What the first officer would have decided; null where the officer asked for the second view. */
      opinion: Outcome.nullable().default(null),
    })
    .nullable(),
  /** Decisions that were returned, the oldest first. */
  earlier: z.array(ReturnedDecision).default([]),
  /** Who was shown what was found, by working on the scan or by reading about it; none of them looks blind again. */
  revealedTo: z.array(OfficerId).default([]),
  reservation: Reservation.nullable().default(null),
  terms: CaseTerms.default(PLAIN_TERMS),
  /** Set while seniors are asked about the scan; what is said is kept apart, see `Escalation`. */
  escalation: z.object({ by: OfficerId, at: Instant, decider: EscalationDecider }).nullable().default(null),
});
export type Review = z.infer<typeof Review>;

/** A review nobody has touched. */
export function newReview(scanId: ScanId): Review {
  return {
    scanId,
    revision: 0,
    phase: 'first-look',
    round: 1,
    lease: null,
    firstVerdict: null,
    detection: null,
    findings: [],
    annotations: [],
    decision: null,
    handedOver: null,
    earlier: [],
    revealedTo: [],
    reservation: null,
    terms: PLAIN_TERMS,
    escalation: null,
  };
}

/**
 * The review as it may be shown to one officer. Who has not given the verdict of this round sees none of what it
 * revealed, so that a scan taken over from another is looked at as blind as a fresh one.
 */
export function asSeenBy(review: Review, officerId: OfficerId): Review {
  if (maySeeInFull(review, officerId)) return review;
  const { machineReports: _, ...blind } = review;
  return {
    ...blind,
    phase: 'first-look',
    firstVerdict: null,
    detection: null,
    findings: [],
    annotations: review.annotations.filter(({ drawnBy }) => drawnBy === officerId),
    handedOver: review.handedOver && { ...review.handedOver, reason: '', opinion: null },
    earlier: [],
    revealedTo: [],
    escalation: null,
  };
}

export function maySeeInFull(review: Review, officerId: OfficerId): boolean {
  return review.phase === 'decided' || seenInFullBy(review) === officerId;
}

export function revealedTo(review: Review, officerId: OfficerId): Review {
  const { revealedTo: known } = review;
  return known.includes(officerId) ? review : { ...review, revealedTo: [...known, officerId] };
}

/** Nobody has judged it, and no detector has been heard. */
export function isUntouched({ firstVerdict, detection, findings, earlier }: Review): boolean {
  return firstVerdict === null && detection === null && findings.length === 0 && earlier.length === 0;
}

/** Who sees both views before the decision: whoever judged, or who was shown both at once. */
export function seenInFullBy({ phase, firstVerdict, terms }: Review): OfficerId | null {
  return phase === 'first-look' ? null : (firstVerdict?.officerId ?? terms.claimedBy);
}

/** The decision is given as it would be without a detector: nothing of it shows before. */
export function isBlindReading({ phase, terms }: Review): boolean {
  return phase === 'first-look' && terms.mode === 'blind';
}

/** The decision on record: the one that stands, else the one that was returned last. */
export function decisionOnRecord({ decision, earlier }: Review): Decision | null {
  return decision ?? earlier.at(-1)?.decision ?? null;
}

/** Whether a supervisor gave it back and nobody has decided it since. */
export function isReturned({ phase, earlier }: Review): boolean {
  return phase !== 'decided' && earlier.length > 0;
}
