import type { reportSelfTest } from '#contract/model-packs.ts';
import type { BodyOf } from '#contract/route.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { RequestProblem } from '../http/request-problem.ts';
import { type Answer, once } from './once.ts';
import { transact } from './transact.ts';

type Parts = Pick<Deployment, 'db' | 'clock' | 'live' | 'checkpoints'>;
type Report = BodyOf<typeof reportSelfTest>;

/** Notes what a pack's golden scan gave; the newest counts. Throws `not-found`. */
export async function noteSelfTest(parts: Parts, officerId: OfficerId, command: Report): Promise<Answer> {
  const at = nowAt(parts.clock);
  const { commandId, packSha256, deviceAt, outcome } = command;
  return transact(parts, ({ tx, appendAudit }) =>
    once(tx, { commandId, officerId, command, nowAt: at }, async () => {
      const noted = await tx
        .updateTable('model_packs')
        .set({ self_test: JSON.stringify({ outcome, testedAt: at, testedBy: officerId }) })
        .where('sha256', '=', packSha256)
        .returning(['pack_id as packId', 'version'])
        .executeTakeFirst();
      if (!noted) throw new RequestProblem('not-found', { field: 'packSha256', detail: 'There is no such pack.' });
      await appendAudit({
        action: 'model-pack.tested',
        actorId: officerId,
        scanId: null,
        deviceAt,
        details: { ...noted, command },
      });
      return { status: 200, body: {} };
    }),
  );
}
