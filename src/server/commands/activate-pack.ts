import type { activatePack } from '#contract/model-packs.ts';
import type { BodyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Transaction } from '../db/database.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { answerOf } from './run-command.ts';
import { type Act, transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Activation = BodyOf<typeof activatePack>;

/** Chooses the pack that judges the scans of a site, or of all others. Throws `not-found`. */
export async function choosePack(parts: Parts, officerId: OfficerId, command: Activation): Promise<Answer> {
  const at = nowAt(parts.clock);
  return transact(parts, (act) =>
    once(act.tx, { commandId: command.commandId, officerId, command, nowAt: at }, () =>
      judge(act, officerId, command, at),
    ),
  );
}

async function judge(act: Act, officerId: OfficerId, command: Activation, at: string): Promise<Answer> {
  const { site, pack, deviceAt } = command;
  const isInstalled = pack !== 'bundled' && pack !== 'default';
  const facts = isInstalled ? await testedPack(act.tx, pack) : undefined;
  if (facts instanceof RequestProblem) return answerOf(facts);

  if (pack === 'default') {
    await act.tx.deleteFrom('pack_choices').where('site', '=', site).execute();
  } else {
    const chosen = { pack_sha256: isInstalled ? pack : null, chosen_at: at, chosen_by: officerId };
    await act.tx
      .insertInto('pack_choices')
      .values({ site, ...chosen })
      .onConflict((conflict) => conflict.column('site').doUpdateSet(chosen))
      .execute();
  }
  act.announce({ kind: 'detector-settings-changed' });
  await act.appendAudit({
    action: 'model-pack.activated',
    actorId: officerId,
    scanId: null,
    deviceAt,
    details: { ...facts, command },
  });
  return { status: 200, body: {} };
}

async function testedPack(
  tx: Transaction,
  sha256: string,
): Promise<{ readonly packId: string; readonly version: string } | RequestProblem> {
  const row = await tx
    .selectFrom('model_packs')
    .select(['pack_id as packId', 'version', 'self_test as selfTest'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  if (!row) throw new RequestProblem('not-found', { field: 'pack', detail: 'There is no such pack.' });
  const { selfTest, ...facts } = row;
  if (!selfTest) return new RequestProblem('pack-not-tested');
  return selfTest.outcome.state === 'passed' ? facts : new RequestProblem('pack-failed-self-test');
}
