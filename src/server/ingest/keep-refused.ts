import { createHash } from 'node:crypto';
import type { RefusedFile } from '#contract/refused-deliveries.ts';
import { type Act, transact } from '../commands/transact.ts';
import type { Transaction } from '../db/database.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import type { Sender } from './delivery.ts';
import { lockIngest, noteIntent, settleIntent } from './intent.ts';
import { REFUSED_BOUNDS } from './limits.ts';
import type { Refusal } from './refusal.ts';

/** What came whole and was not taken: a scan with its sidecar first, or a report alone. */
interface RefusedParts {
  readonly sender: Sender;
  readonly parts: readonly StagedPart[];
}
type StagedPart = Pick<RefusedFile, 'part'> & { readonly staged: StagedFile };

/**
 * Keeps what a refused delivery brought, with the reason, so that whoever looks after the scanner can look at it. A
 * delivery that comes again is one row; beyond `bounds` the oldest give way.
 */
export async function keepRefused(
  deployment: Deployment,
  refused: RefusedParts,
  refusal: Refusal,
  bounds = REFUSED_BOUNDS,
): Promise<void> {
  let intent: string | undefined;
  try {
    await transact(deployment, async (act) => {
      await lockIngest(act.tx);
      const id = `rfd_${deployment.newId()}`;
      const key = keyOf(refused.parts, refusal);
      const files = filesOf(refused.parts);
      const outdated = await beyond(act.tx, bounds, key, bytesOf(files));
      intent = await noteIntent(deployment.incomingFolder, id, [...files, ...outdated.flatMap((row) => row.files)]);
      for (const { staged } of refused.parts) await deployment.blobs.keep(staged);
      const refusedId = await record(deployment, act, { id, key, refused, refusal });
      for (const old of outdated) await act.tx.deleteFrom('refused_deliveries').where('id', '=', old.id).execute();
      await note(act, refused, refusal, { refusedId, gaveWay: outdated.map((old) => old.id) });
    });
  } finally {
    // Not awaited to success: without a database it stays for the next start to settle.
    if (intent) await settleIntent(deployment, intent).catch(() => undefined);
  }
}

const filesOf = (parts: readonly StagedPart[]): readonly RefusedFile[] =>
  parts.map(({ part, staged: { bytes, sha256 } }) => ({ part, bytes, sha256 }));

const bytesOf = (files: readonly RefusedFile[]) => files.reduce((sum, { bytes }) => sum + bytes, 0);

function keyOf(parts: readonly StagedPart[], refusal: Refusal): string {
  const content = JSON.stringify([parts.map(({ part, staged }) => [part, staged.sha256]), refusal]);
  return createHash('sha256').update(content).digest('hex');
}

/** Those that have to give way to one more delivery of so many bytes. */
async function beyond(tx: Transaction, bounds: typeof REFUSED_BOUNDS, key: string, bytes: number) {
  const others = await tx
    .selectFrom('refused_deliveries')
    .select(['id', 'files'])
    .where('content_key', '!=', key)
    .orderBy('refused_at', 'desc')
    .execute();
  let [count, sum] = [1, bytes];
  return others.filter(({ files }) => {
    count++;
    sum += bytesOf(files);
    return count > bounds.deliveries || sum > bounds.bytes;
  });
}

interface NewRow {
  readonly id: string;
  readonly key: string;
  readonly refused: RefusedParts;
  readonly refusal: Refusal;
}

/** The id under which it is on record, which is an older one when it came before. */
async function record({ clock }: Deployment, { tx }: Act, { id, key, refused, refusal }: NewRow) {
  const at = nowAt(clock);
  const row = await tx
    .insertInto('refused_deliveries')
    .values({
      id,
      content_key: key,
      refused_at: at,
      times: 1,
      way: refused.sender.way,
      sender_id: refused.sender.officerId,
      refusal: JSON.stringify(refusal),
      files: JSON.stringify(filesOf(refused.parts)),
    })
    .onConflict((conflict) =>
      conflict.column('content_key').doUpdateSet((eb) => ({
        refused_at: at,
        times: eb('refused_deliveries.times', '+', 1),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function note(
  { appendAudit }: Act,
  { sender, parts }: RefusedParts,
  { problem, field, detail }: Refusal,
  kept: { readonly refusedId: string; readonly gaveWay: readonly string[] },
): Promise<void> {
  const imageSha256 = parts.find(({ part }) => part.startsWith('image'))?.staged.sha256 ?? null;
  await appendAudit({
    action: 'scan.refused',
    actorId: sender.officerId,
    scanId: null,
    deviceAt: null,
    details: { way: sender.way, problem, field, detail, imageSha256, ...kept },
  });
}
