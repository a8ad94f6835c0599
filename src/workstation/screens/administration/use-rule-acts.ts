import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { BodyOf } from '#contract/route.ts';
import { endTargetingRule, setTargetingRule } from '#contract/targeting.ts';
import type { RuleId } from '#domain/targeting/targeting-rule.ts';
import { type Answer, call } from '../../api/call.ts';
import { TARGETING_RULES_KEY } from '../../api/use-targeting-rules.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';

type Terms = Omit<BodyOf<typeof setTargetingRule>, 'commandId' | 'deviceAt'>;

/** Setting and ending rules, one act at a time, and how it went. */
export function useRuleActs() {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = () => ({ commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() });

  async function during(ask: () => Promise<Answer<unknown, string>>, done: Told): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    try {
      const answer = await ask();
      setTold(answer.kind === 'ok' ? done : notDone(answer));
      return answer.kind === 'ok';
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: TARGETING_RULES_KEY });
    }
  }

  return {
    told,
    isBusy,
    dismiss: () => setTold(null),
    /** True when the rule is in force. */
    set: (terms: Terms) =>
      during(() => call(setTargetingRule, { params: {}, body: { ...act(), ...terms } }), {
        tone: 'info',
        heading: t('rules.set'),
        text: t('rules.set-next'),
      }),
    end: (ruleId: RuleId) =>
      during(() => call(endTargetingRule, { params: {}, body: { ...act(), ruleId } }), {
        tone: 'info',
        heading: t('rules.ended'),
        text: t('rules.ended-next'),
      }),
  };
}

export type RuleActs = ReturnType<typeof useRuleActs>;
