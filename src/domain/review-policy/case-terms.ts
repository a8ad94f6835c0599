import { z } from 'zod';
import { OfficerId } from '../officer/officer.ts';
import { type Instant, laterBy } from '../time/instant.ts';

/**
 * How a scan is reviewed. `second-look`: the officer judges, then the detector's findings show. `concurrent`: they show
 * at once. `blind`: the detector runs, and its findings never show before the decision. `two-officer`: as a second look,
 * and a second officer looks as well before the container may go.
 */
export const ReviewMode = z.enum(['second-look', 'concurrent', 'blind', 'two-officer']);
export type ReviewMode = z.infer<typeof ReviewMode>;

/** Who decides on a scan that was escalated: the officer who asked, or a senior officer in their place. */
export const EscalationDecider = z.enum(['officer', 'senior']);
export type EscalationDecider = z.infer<typeof EscalationDecider>;

export const KeptHours = z.number().int().min(1).max(168);

/** What the policy says for one scan and one officer, fixed when it is claimed. */
export const CaseTerms = z.object({
  /** Who claimed the scan under these terms; null while nobody did. */
  claimedBy: OfficerId.nullable().default(null),
  /** Of the policy that the terms were taken from; 0 where none was ever set. */
  policyRevision: z.number().int().nonnegative().default(0),
  mode: ReviewMode.default('second-look'),
  /** Whoever rejects a claim of such a class cannot let the container go alone. */
  topClasses: z.array(z.string().min(1).max(60)).max(50).default([]),
  escalationDecider: EscalationDecider.default('officer'),
  /** Whether it is recorded what the officer has on the screen. */
  isViewRecorded: z.boolean().default(true),
  /** So many hours a scan that was returned or set aside waits for its officer before others may take it. */
  keptHours: KeptHours.default(24),
  /** After so many minutes at work the desk speaks of a break, between two scans; 0 for never. */
  breakAfterMinutes: z.number().int().min(0).max(60).default(0),
});
export type CaseTerms = z.infer<typeof CaseTerms>;

/** Where no policy was set. */
export const PLAIN_TERMS: CaseTerms = CaseTerms.parse({});

/** Until when a scan that is set aside or returned at a moment is kept. */
export function keptUntil({ keptHours }: CaseTerms, at: Instant): Instant {
  return laterBy(at, keptHours * 3_600_000);
}
