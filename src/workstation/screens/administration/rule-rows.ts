import type { TargetingRuleRow } from '#contract/targeting.ts';

export interface RuleLine extends TargetingRuleRow {
  readonly state: 'in-force' | 'expired' | 'ended';
  /** `IN → any`; null for every route. */
  readonly route: { readonly origin: string | null; readonly destination: string | null } | null;
  /** Signed, with two decimals. */
  readonly changeText: string;
}

export function ruleLines(rules: readonly TargetingRuleRow[], nowMs: number): readonly RuleLine[] {
  return rules.map((rule) => {
    const { origin, destination, change } = rule;
    return {
      ...rule,
      state: rule.ended ? 'ended' : Date.parse(rule.expiresAt) <= nowMs ? 'expired' : 'in-force',
      route: origin === null && destination === null ? null : { origin, destination },
      changeText: `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(2)}`,
    };
  });
}
