import { rm } from 'node:fs/promises';
import { fail, ok, type Result } from '#base/result.ts';
import { type InstallPackReply, MANIFEST_FILE } from '#contract/model-packs.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { recordRefusedPack } from '../commands/record-refused-pack.ts';
import { type Act, transact } from '../commands/transact.ts';
import { type Deployment, nowAt } from '../deployment.ts';
import { lockIngest, noteIntent, settleIntent } from '../ingest/intent.ts';
import { type InspectedPack, inspectPack } from './inspect-pack.ts';
import { dropPack, type StagedPack } from './read-pack-parts.ts';
import { type RefusedPack, refusedPack } from './refused-pack.ts';

/**
 * Takes a pack among the installed ones, or refuses it and leaves nothing behind but an event in the trail. It is active
 * nowhere yet. The same pack may come any number of times. Staged files are consumed either way.
 */
export async function installPack(
  deployment: Deployment,
  officerId: OfficerId,
  staged: StagedPack,
): Promise<Result<InstallPackReply, RefusedPack>> {
  try {
    const inspected = await inspectPack(staged);
    const outcome = inspected.ok ? await store(deployment, officerId, staged, inspected.value) : inspected;
    if (!outcome.ok) await recordRefusedPack(deployment, officerId, outcome.problem, staged.manifest.sha256);
    return outcome;
  } finally {
    await dropPack(staged, deployment.blobs);
  }
}

async function store(
  deployment: Deployment,
  officerId: OfficerId,
  staged: StagedPack,
  pack: InspectedPack,
): Promise<Result<InstallPackReply, RefusedPack>> {
  const files = Object.values(staged);
  const { sha256 } = staged.manifest;
  let intent: string | undefined;
  try {
    const outcome = await transact(deployment, async (act): Promise<Result<InstallPackReply, RefusedPack>> => {
      await lockIngest(act.tx);
      const earlier = await findEarlier(act, pack, sha256);
      if (earlier) return earlier;
      intent = await noteIntent(deployment.incomingFolder, `pck_${deployment.newId()}`, files);
      for (const file of files) await deployment.blobs.keep(file);
      await insert(deployment, act, officerId, staged, pack);
      return ok({ sha256, duplicate: false });
    });
    if (intent) await rm(intent, { force: true });
    return outcome;
  } catch (error) {
    // Not awaited to success: without a database it stays for the next start to settle.
    if (intent) await settleIntent(deployment, intent).catch(() => undefined);
    throw error;
  }
}

async function findEarlier(
  { tx }: Act,
  { manifest: { id, version } }: InspectedPack,
  sha256: string,
): Promise<Result<InstallPackReply, RefusedPack> | undefined> {
  const named = tx.selectFrom('model_packs').select('sha256').where('pack_id', '=', id).where('version', '=', version);
  const earlier = await named.executeTakeFirst();
  if (!earlier) return undefined;
  if (earlier.sha256 === sha256) return ok({ sha256, duplicate: true });
  const detail = `${id} ${version} is installed already, with other files; give this one a version of its own`;
  return fail(refusedPack('pack-version-taken', 'version', detail));
}

async function insert(
  { clock }: Deployment,
  { tx, announce, appendAudit }: Act,
  officerId: OfficerId,
  { manifest: manifestFile, network, golden }: StagedPack,
  { manifest, operators }: InspectedPack,
): Promise<void> {
  const files = {
    [MANIFEST_FILE]: manifestFile.sha256,
    [manifest.model.file]: network.sha256,
    [manifest.golden.file]: golden.sha256,
  };
  await tx
    .insertInto('model_packs')
    .values({
      sha256: manifestFile.sha256,
      pack_id: manifest.id,
      version: manifest.version,
      manifest: JSON.stringify(manifest),
      files: JSON.stringify(files),
      operators: JSON.stringify(operators),
      installed_at: nowAt(clock),
      installed_by: officerId,
      self_test: null,
    })
    .execute();
  announce({ kind: 'detector-settings-changed' });
  await appendAudit({
    action: 'model-pack.installed',
    actorId: officerId,
    scanId: null,
    deviceAt: null,
    details: { packId: manifest.id, version: manifest.version, files, thresholds: manifest.thresholds },
  });
}
