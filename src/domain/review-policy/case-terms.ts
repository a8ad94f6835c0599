import { z } from 'zod';

/** Who decides on a scan that was escalated: the officer who asked, or a senior officer in their place. */
export const EscalationDecider = z.enum(['officer', 'senior']);
export type EscalationDecider = z.infer<typeof EscalationDecider>;

/** What the policy says for one scan, fixed when it is claimed. */
export const CaseTerms = z.object({
  /** Of the policy that the terms were taken from; 0 where none was ever set. */
  policyRevision: z.number().int().nonnegative().default(0),
  escalationDecider: EscalationDecider.default('officer'),
});
export type CaseTerms = z.infer<typeof CaseTerms>;

/** Where no policy was set. */
export const PLAIN_TERMS: CaseTerms = CaseTerms.parse({});
