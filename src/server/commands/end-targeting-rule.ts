import type { BodyOf } from '#contract/route.ts';
import type { endTargetingRule } from '#contract/targeting.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Ending = BodyOf<typeof endTargetingRule>;

/** Ends a targeting rule before it expires. Throws `not-found`. */
export async function endRule(parts: Parts, officerId: OfficerId, command: Ending): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId, command, nowAt: at }, () =>
      judge(act, officerId, command, at),
    ),
  );
}

async function judge(act: Act, officerId: OfficerId, command: Ending, at: string): Promise<Answer> {
  const { ruleId, deviceAt } = command;
  const ended = await act.tx
    .updateTable('targeting_rules')
    .set({ ended_at: at, ended_by: officerId })
    .where('id', '=', ruleId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['terms', 'reason'])
    .executeTakeFirst();
  if (!ended) {
    const known = await act.tx.selectFrom('targeting_rules').select('id').where('id', '=', ruleId).executeTakeFirst();
    if (!known) throw new RequestProblem('not-found', { field: 'ruleId', detail: 'There is no such rule.' });
    return answerOf(new RequestProblem('rule-not-in-force'));
  }
  act.announce({ kind: 'detector-settings-changed' });
  await act.appendAudit({
    action: 'targeting-rule.ended',
    actorId: officerId,
    scanId: null,
    deviceAt,
    details: { command, ...ended },
  });
  return { status: 200, body: {} };
}
