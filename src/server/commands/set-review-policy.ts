import type { setReviewPolicy } from '#contract/review-policy.ts';
import type { BodyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { policyInForce } from '../queries/review-policy.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Setting = BodyOf<typeof setReviewPolicy>;

/** Puts a policy in force. Scans that are claimed already keep their terms. */
export async function setPolicy(parts: Parts, officerId: OfficerId, command: Setting): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId, command, nowAt: at }, () =>
      judge(act, officerId, command, at),
    ),
  );
}

async function judge(act: Act, officerId: OfficerId, command: Setting, at: string): Promise<Answer> {
  const { policy, reason, baseRevision, deviceAt } = command;
  const before = await policyInForce(act.tx);
  if (before.revision !== baseRevision) return answerOf(new RequestProblem('policy-changed'));
  const revision = before.revision + 1;
  const inserted = await act.tx
    .insertInto('review_policies')
    .values({ revision, policy: JSON.stringify(policy), reason, set_at: at, set_by: officerId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('revision')
    .executeTakeFirst();
  if (!inserted) return answerOf(new RequestProblem('policy-changed'));
  await act.appendAudit({
    action: 'review-policy.set',
    actorId: officerId,
    scanId: null,
    deviceAt,
    details: { command, revision, before: before.policy },
  });
  return { status: 200, body: { revision } };
}
