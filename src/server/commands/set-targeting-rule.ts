import type { BodyOf } from '#contract/route.ts';
import type { setTargetingRule } from '#contract/targeting.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { RULE_MAX_MS } from '#domain/targeting/targeting-rule.ts';
import { type Deployment, instantOf, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'newId' | 'live' | 'checkpoints'>;
type Setting = BodyOf<typeof setTargetingRule>;

/** Puts a targeting rule in force, until it expires at the latest. */
export async function setRule(parts: Parts, officerId: OfficerId, command: Setting): Promise<Answer> {
  const { commandId } = command;
  return transact(parts, (act) =>
    once(act.tx, { commandId, officerId, command, nowAt: nowAt(parts.clock) }, () =>
      judge(parts, act, officerId, command),
    ),
  );
}

async function judge(parts: Parts, act: Act, officerId: OfficerId, command: Setting): Promise<Answer> {
  const { commandId: _, deviceAt, reason, expiresAt, ...terms } = command;
  const at = nowAt(parts.clock);
  const latestAt = instantOf(parts.clock.nowMs() + RULE_MAX_MS);
  if (expiresAt <= at || expiresAt > latestAt) {
    const detail = `The rule must expire after ${at} and before ${latestAt}.`;
    return answerOf(new RequestProblem('rule-expiry-out-of-range', { field: 'expiresAt', detail }));
  }
  const ruleId = `trl_${parts.newId()}`;
  await act.tx
    .insertInto('targeting_rules')
    .values({
      id: ruleId,
      terms: JSON.stringify(terms),
      reason,
      set_at: at,
      set_by: officerId,
      expires_at: expiresAt,
      ended_at: null,
      ended_by: null,
    })
    .execute();
  act.announce({ kind: 'detector-settings-changed' });
  await act.appendAudit({
    action: 'targeting-rule.set',
    actorId: officerId,
    scanId: null,
    deviceAt,
    details: { ruleId, command },
  });
  return { status: 200, body: { ruleId } };
}
