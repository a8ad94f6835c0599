import { z } from 'zod';
import { Instant } from '../time/instant.ts';

export const RuleId = z
  .string()
  .regex(/^trl_[0-9a-zA-Z-]{8,40}$/)
  .brand<'RuleId'>();
export type RuleId = z.infer<typeof RuleId>;

const Country = z.string().regex(/^[A-Z]{2}$/, 'expected a two-letter country code');

/** What is to be looked for with more or less suspicion; `null` limits nothing. */
export const RuleTerms = z.object({
  /** Class of a model pack; a pack that does not know it is not changed. */
  classId: z.string().regex(/^[a-z0-9-]{1,60}$/, 'expected the id of a class'),
  /** Added to the pack's threshold: below zero shows more, above zero shows less. */
  change: z
    .number()
    .min(-1)
    .max(1)
    .refine((change) => change !== 0, 'expected a change'),
  /** First digits of the HS code that one position of the declaration must have. */
  commodity: z
    .string()
    .regex(/^\d{2,10}$/, 'expected 2 to 10 digits')
    .nullable(),
  origin: Country.nullable(),
  destination: Country.nullable(),
});
export type RuleTerms = z.infer<typeof RuleTerms>;

/** A rule as the stations need it: in force until it expires or is ended. */
export const TargetingRule = RuleTerms.extend({ id: RuleId, setAt: Instant, expiresAt: Instant });
export type TargetingRule = z.infer<typeof TargetingRule>;

/** What a rule did to one class on one scan. */
export const AppliedRule = z.object({
  ruleId: RuleId,
  classId: z.string().min(1).max(60),
  /** Lowest score shown by the pack's own word, and by the rule. */
  packThreshold: z.number().min(0).max(1),
  threshold: z.number().min(0).max(1),
});
export type AppliedRule = z.infer<typeof AppliedRule>;

/** A rule answers to today's trend; one that should stand for longer is set again by somebody who looked again. */
export const RULE_MAX_MS = 366 * 24 * 3_600_000;
