import { z } from 'zod';
import { OfficerId } from '../officer/officer.ts';
import { Recipe } from '../scan/recipe.ts';
import { Instant } from '../time/instant.ts';

/** The officer's own view, given before the detector's is shown. */
export const Verdict = z.enum(['clear', 'hold']);
export type Verdict = z.infer<typeof Verdict>;

/** `clear`: let the container go. `hold`: open it. `more-data`: scan it again. */
export const Outcome = z.enum(['clear', 'hold', 'more-data']);
export type Outcome = z.infer<typeof Outcome>;

/** How long a decision can be taken back after it was recorded. */
export const DECISION_HOLD_MS = 5_000;

export const Decision = z.object({
  outcome: Outcome,
  note: z.string().max(500),
  decidedBy: OfficerId,
  decidedAt: Instant,
  /** From then on the decision stands. */
  lockedAt: Instant,
  /** What was on the screen. */
  recipe: Recipe,
});
export type Decision = z.infer<typeof Decision>;
