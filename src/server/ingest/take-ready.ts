import { createReadStream } from 'node:fs';
import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Result } from '#base/result.ts';
import { recordRefusedScan } from '../commands/record-refused-scan.ts';
import type { Deployment } from '../deployment.ts';
import type { StagedFile } from '../storage/blob-store.ts';
import { decodeText } from './decode-text.ts';
import { type ImagePart, type Sender, SLICE_PART, type StagedImage, slicePart } from './delivery.ts';
import { MANIFEST_MAX_BYTES, REPORT_MAX_BYTES, SIDECAR_MAX_BYTES } from './limits.ts';
import { Manifest, type ManifestFile } from './manifest.ts';
import { receiveScan } from './receive-scan.ts';
import { type Refusal, refusal } from './refusal.ts';

const SENDER: Sender = { way: 'watched-folder', officerId: null };

/**
 * Takes the delivery that `NAME.ready` announces. Taken files are removed from the folder; of a refused delivery the
 * manifest becomes `NAME.refused` and the reason is written beside it. Throws when it should be tried again.
 */
export async function takeReady(deployment: Deployment, folder: string, name: string): Promise<void> {
  const ready = path.join(folder, `${name}.ready`);
  const manifest = await readManifest(ready);
  const outcome = manifest.ok
    ? await takeFiles(deployment, folder, manifest.value)
    : await refuse(deployment, manifest.problem);
  if (outcome.ok && manifest.ok) {
    // First, or a crash in between would announce files that are gone.
    await rm(ready, { force: true });
    for (const { file } of manifest.value.files) await rm(path.join(folder, file), { force: true });
  } else if (!outcome.ok) {
    await writeFile(path.join(folder, `${name}.problem.json`), `${JSON.stringify(outcome.problem, null, 2)}\n`);
    await rename(ready, path.join(folder, `${name}.refused`));
  }
}

async function refuse(deployment: Deployment, problem: Refusal): Promise<Result<never, Refusal>> {
  await recordRefusedScan(deployment, SENDER, problem);
  return fail(problem);
}

async function readManifest(file: string): Promise<Result<Manifest, Refusal>> {
  const facts = await lstat(file);
  if (!facts.isFile() || facts.size > MANIFEST_MAX_BYTES) {
    return fail(refusal('malformed', 'manifest', `expected a file of at most ${MANIFEST_MAX_BYTES} bytes`));
  }
  try {
    const parsed = Manifest.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success) return ok(parsed.data);
    const issue = parsed.error.issues[0];
    return fail(refusal('malformed', issue?.path.join('.') || 'manifest', issue?.message ?? 'it is malformed'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail(refusal('malformed', 'manifest', 'it is not JSON'));
  }
}

async function takeFiles(
  deployment: Deployment,
  folder: string,
  { files }: Manifest,
): Promise<Result<unknown, Refusal>> {
  let sidecarText = '';
  const images: StagedImage[] = [];
  let report: StagedFile | undefined;
  try {
    for (const file of files) {
      const part = file.part === SLICE_PART ? slicePart(images.length) : file.part;
      const staged = await stageOne(deployment, folder, part, file);
      if (!staged.ok) return await refuse(deployment, staged.problem);
      if (part === 'report') report = staged.value;
      else if (part !== 'sidecar') {
        images.push({ part, staged: staged.value, mediaType: 'application/octet-stream' });
      } else {
        sidecarText = decodeText(await readFile(staged.value.path));
        await deployment.blobs.drop(staged.value);
      }
    }
    return await receiveScan(deployment, { sidecarText, images, report, sender: SENDER });
  } finally {
    for (const { staged } of images) await deployment.blobs.drop(staged);
    if (report) await deployment.blobs.drop(report);
  }
}

async function stageOne(
  { blobs }: Pick<Deployment, 'blobs'>,
  folder: string,
  part: ImagePart | 'sidecar' | 'report',
  { file, bytes, sha256 }: ManifestFile,
): Promise<Result<StagedFile, Refusal>> {
  const at = path.join(folder, file);
  const facts = await lstat(at).catch(() => undefined);
  if (!facts?.isFile()) {
    return fail(refusal(part === 'sidecar' ? 'sidecar-missing' : 'image-missing', part, `there is no file ${file}`));
  }
  if (part === 'sidecar' && facts.size > SIDECAR_MAX_BYTES) {
    return fail(refusal('too-large', 'sidecar', `a sidecar may have ${SIDECAR_MAX_BYTES} bytes`));
  }
  if (part === 'report' && facts.size > REPORT_MAX_BYTES) {
    return fail(refusal('too-large', 'report', `a report may have ${REPORT_MAX_BYTES} bytes`));
  }
  if (facts.size !== bytes) {
    return fail(refusal('image-truncated', part, `the manifest says ${bytes} bytes, ${file} has ${facts.size}`));
  }
  const staged = await blobs.stage(createReadStream(at));
  if (staged.sha256 === sha256) return ok(staged);
  await blobs.drop(staged);
  return fail(refusal('malformed', part, `${file} is not the file the manifest tells of: its SHA-256 differs`));
}
