import type { BodyOf } from '#contract/route.ts';
import { endTargetingRule, setTargetingRule } from '#contract/targeting.ts';
import type { RuleId } from '#domain/targeting/targeting-rule.ts';
import { call } from '../../api/call.ts';
import { TARGETING_RULES_KEY } from '../../api/use-targeting-rules.ts';
import { useActs } from '../../features/told/use-acts.ts';
import { t } from '../../i18n/t.ts';

type Terms = Omit<BodyOf<typeof setTargetingRule>, 'commandId' | 'deviceAt'>;

/** Setting and ending rules, and how it went. */
export function useRuleActs() {
  const { perform, ...acts } = useActs(TARGETING_RULES_KEY);
  return {
    ...acts,
    /** True when the rule is in force. */
    set: (terms: Terms) =>
      perform(
        (act) => call(setTargetingRule, { params: {}, body: { ...act, ...terms } }),
        () => ({ tone: 'info', heading: t('rules.set'), text: t('rules.set-next') }),
      ),
    end: (ruleId: RuleId) =>
      perform(
        (act) => call(endTargetingRule, { params: {}, body: { ...act, ruleId } }),
        () => ({ tone: 'info', heading: t('rules.ended'), text: t('rules.ended-next') }),
      ),
  };
}

export type RuleActs = ReturnType<typeof useRuleActs>;
