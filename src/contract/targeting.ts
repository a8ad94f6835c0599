import { z } from 'zod';
import { RuleId, RuleTerms, TargetingRule } from '#domain/targeting/targeting-rule.ts';
import { Instant } from '#domain/time/instant.ts';
import { noBody, noParams, route } from './route.ts';

/** A rule with who answers for it. */
export const TargetingRuleRow = TargetingRule.extend({
  reason: z.string(),
  setBy: z.string(),
  ended: z.object({ endedAt: Instant, endedBy: z.string() }).nullable(),
});
export type TargetingRuleRow = z.infer<typeof TargetingRuleRow>;

/** Those in force first, then those that were; the newest first, at most 200. */
export const seeTargetingRules = route({
  method: 'GET',
  path: '/api/targeting-rules',
  params: noParams,
  body: noBody,
  reply: z.object({ rules: z.array(TargetingRuleRow) }),
  problems: [],
});

const act = { commandId: z.uuid(), deviceAt: Instant };

export const setTargetingRule = route({
  method: 'POST',
  path: '/api/targeting-rules/set',
  params: noParams,
  body: RuleTerms.extend({ ...act, reason: z.string().trim().min(3).max(300), expiresAt: Instant }),
  reply: z.object({ ruleId: RuleId }),
  problems: ['rule-expiry-out-of-range'],
});

/** Ends a rule before it expires. */
export const endTargetingRule = route({
  method: 'POST',
  path: '/api/targeting-rules/end',
  params: noParams,
  body: z.object({ ...act, ruleId: RuleId }),
  reply: z.object({}),
  problems: ['rule-not-in-force'],
});
