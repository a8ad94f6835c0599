import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { RefusedFile } from '#contract/refused-deliveries.ts';
import { type Act, transact } from '../commands/transact.ts';
import type { Transaction } from '../db/database.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import type { Delivery } from './delivery.ts';
import { lockIngest, noteIntent, settleIntent } from './intent.ts';
import { REFUSED_BOUNDS } from './limits.ts';
import type { Refusal } from './refusal.ts';

type StagedPart = Pick<RefusedFile, 'part'> & { readonly staged: StagedFile };

/**
 * Keeps what a refused delivery brought, with the reason, so that whoever looks after the scanner can look at it. A
 * delivery that comes again is one row; beyond `bounds` the oldest give way.
 */
export async function keepRefused(
  deployment: Deployment,
  delivery: Delivery,
  refusal: Refusal,
  bounds = REFUSED_BOUNDS,
): Promise<void> {
  const sidecar = await deployment.blobs.stage(Readable.from([Buffer.from(delivery.sidecarText)]));
  const parts: readonly StagedPart[] = [{ part: 'sidecar', staged: sidecar }, ...delivery.images];
  let intent: string | undefined;
  try {
    await transact(deployment, async (act) => {
      await lockIngest(act.tx);
      const id = `rfd_${deployment.newId()}`;
      const key = keyOf(parts, refusal);
      const outdated = await beyond(act.tx, bounds, key, bytesOf(filesOf(parts)));
      const files = [...filesOf(parts), ...outdated.flatMap((row) => row.files)];
      intent = await noteIntent(deployment.incomingFolder, id, files);
      for (const { staged } of parts) await deployment.blobs.keep(staged);
      const refusedId = await record(deployment, act, { id, key, delivery, refusal, parts });
      for (const old of outdated) await act.tx.deleteFrom('refused_deliveries').where('id', '=', old.id).execute();
      await note(act, delivery, refusal, { refusedId, gaveWay: outdated.map((old) => old.id) });
    });
  } finally {
    await deployment.blobs.drop(sidecar);
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

interface Refused {
  readonly id: string;
  readonly key: string;
  readonly delivery: Delivery;
  readonly refusal: Refusal;
  readonly parts: readonly StagedPart[];
}

/** The id under which it is on record, which is an older one when it came before. */
async function record({ clock }: Deployment, { tx }: Act, { id, key, delivery, refusal, parts }: Refused) {
  const at = nowAt(clock);
  const row = await tx
    .insertInto('refused_deliveries')
    .values({
      id,
      content_key: key,
      refused_at: at,
      times: 1,
      way: delivery.sender.way,
      sender_id: delivery.sender.officerId,
      refusal: JSON.stringify(refusal),
      files: JSON.stringify(filesOf(parts)),
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
  { sender, images }: Delivery,
  { problem, field, detail }: Refusal,
  kept: { readonly refusedId: string; readonly gaveWay: readonly string[] },
): Promise<void> {
  const imageSha256 = images[0]?.staged.sha256 ?? null;
  await appendAudit({
    action: 'scan.refused',
    actorId: sender.officerId,
    scanId: null,
    deviceAt: null,
    details: { way: sender.way, problem, field, detail, imageSha256, ...kept },
  });
}
