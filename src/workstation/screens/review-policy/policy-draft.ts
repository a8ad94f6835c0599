import { type ModeRule, ReviewPolicy } from '#domain/review-policy/review-policy.ts';

/** A policy as it is being written: numbers and lists as text. */
export interface PolicyDraft extends Omit<ReviewPolicy, 'newcomerDecisions' | 'twoOfficerReasons' | 'viewPathDays'> {
  readonly newcomerDecisions: string;
  readonly twoOfficerReasons: string;
  readonly viewPathDays: string;
}

export function draftOf(policy: ReviewPolicy): PolicyDraft {
  return {
    ...policy,
    newcomerDecisions: String(policy.newcomerDecisions),
    twoOfficerReasons: policy.twoOfficerReasons.join(', '),
    viewPathDays: String(policy.viewPathDays),
  };
}

/** Null while something in it is not valid. */
export function readPolicyDraft(draft: PolicyDraft): ReviewPolicy | null {
  const parsed = ReviewPolicy.safeParse({
    ...draft,
    newcomerDecisions: numberOf(draft.newcomerDecisions),
    viewPathDays: numberOf(draft.viewPathDays),
    twoOfficerReasons: draft.twoOfficerReasons
      .split(',')
      .map((code) => code.trim())
      .filter(Boolean),
  });
  return parsed.success ? parsed.data : null;
}

const numberOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

export const NEW_RULE: ModeRule = { site: null, lane: null, experience: null, mode: 'second-look' };

/** The rule one place earlier, where it counts before the one that stood there. */
export function raised(rules: readonly ModeRule[], at: number): ModeRule[] {
  const [before, rule] = [rules[at - 1], rules[at]];
  if (!before || !rule) return [...rules];
  return [...rules.slice(0, at - 1), rule, before, ...rules.slice(at + 1)];
}
