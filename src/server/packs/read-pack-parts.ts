import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '#base/result.ts';
import { PACK_PARTS, type PackPart } from '#contract/model-packs.ts';
import type { BlobStore, StagedFile } from '../storage/blob-store.ts';
import { type RefusedPack, refusedPack } from './refused-pack.ts';

export type StagedPack = Readonly<Record<PackPart, StagedFile>>;

const MEBIBYTE = 1_024 * 1_024;
const MAX_BYTES: Readonly<Record<PackPart, number>> = {
  manifest: MEBIBYTE / 4,
  network: 64 * MEBIBYTE,
  golden: 8 * MEBIBYTE,
};

/**
 * Reads the three files of a pack straight to disk, in whatever order they come, to the end even when one was refused.
 * Throws when the upload breaks off; then, and when it is refused, nothing of it is left.
 */
export async function readPackParts(
  request: FastifyRequest,
  blobs: BlobStore,
): Promise<Result<StagedPack, RefusedPack>> {
  const staged: Partial<Record<PackPart, StagedFile>> = {};
  let fault: RefusedPack | undefined;
  try {
    for await (const part of request.parts({
      limits: { fileSize: MAX_BYTES.network, files: 3, fields: 0, parts: 3 },
    })) {
      fault ??= await readPart(part, staged, blobs);
      await forget(part);
    }
    const missing = PACK_PARTS.find((name) => !staged[name]);
    if (missing) fault ??= refusedPack('pack-file-missing', missing, `there is no part ${missing}`);
  } catch (error) {
    await dropPack(staged, blobs);
    if (!isLimit(error)) throw error;
    return fail(refusedPack('pack-file-unexpected', 'network', 'expected the files manifest, network and golden'));
  }
  if (!fault) return ok(staged as StagedPack);
  await dropPack(staged, blobs);
  return fail(fault);
}

export async function dropPack(staged: Partial<StagedPack>, blobs: BlobStore): Promise<void> {
  for (const file of Object.values(staged)) await blobs.drop(file);
}

async function readPart(
  part: Multipart,
  staged: Partial<Record<PackPart, StagedFile>>,
  blobs: BlobStore,
): Promise<RefusedPack | undefined> {
  const name = PACK_PARTS.find((one) => one === part.fieldname);
  if (!name || part.type !== 'file' || staged[name]) {
    return refusedPack('pack-file-unexpected', part.fieldname, 'expected the files manifest, network and golden');
  }
  const file = await blobs.stage(part.file);
  staged[name] = file;
  const isTooLarge = part.file.truncated || file.bytes > MAX_BYTES[name];
  return isTooLarge ? refusedPack('too-large', name, `it may have ${MAX_BYTES[name]} bytes`) : undefined;
}

async function forget(part: Multipart): Promise<void> {
  if (part.type !== 'file') return;
  for await (const _ of part.file) {
    // read and forget; nothing is left of a part that was staged
  }
}

function isLimit(error: unknown): boolean {
  return ['FST_PARTS_LIMIT', 'FST_FILES_LIMIT', 'FST_FIELDS_LIMIT'].includes((error as { code?: string }).code ?? '');
}
