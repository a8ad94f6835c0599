import { z } from 'zod';
import { OfficerId } from '../officer/officer.ts';
import { Instant } from '../time/instant.ts';

export const RoundId = z
  .string()
  .regex(/^adr_[0-9a-zA-Z-]{8,40}$/)
  .brand<'RoundId'>();
export type RoundId = z.infer<typeof RoundId>;

/**
 * By what decided scans are divided, so that each part is heard equally: who decided, what was claimed most strongly,
 * whether officer and detector agreed at first sight, whether the officer overrode the detector.
 */
export const StratumKind = z.enum(['officer', 'class', 'agreement', 'override']);
export type StratumKind = z.infer<typeof StratumKind>;

/** Everything that a sample depends on beside the records themselves: the same plan over the same records is the same sample. */
export const SamplePlan = z
  .object({
    seed: z.string().trim().min(1).max(60),
    size: z.number().int().min(1).max(200),
    /** Decided from then on. */
    from: Instant,
    /** Decided before then. */
    until: Instant,
    /** None: every scan is as likely as every other. Several: each combination is a part of its own. */
    strata: z.array(StratumKind).max(StratumKind.options.length),
    /** Null takes the decisions of all officers. */
    decidedBy: OfficerId.nullable(),
    /** Only scans of which it is known what the yard found. */
    isExamined: z.boolean().default(false),
  })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'the period must end after it begins' })
  .refine(({ strata }) => new Set(strata).size === strata.length, { path: ['strata'], error: 'each only once' });
export type SamplePlan = z.infer<typeof SamplePlan>;
