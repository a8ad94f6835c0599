import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from './sync-folder.ts';

/** A file written in full but not yet kept: a crash, or `drop`, makes it as if it had never come. */
export interface StagedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Files by the hash of their content. Staging and keeping are two steps, so that a refusal leaves nothing behind. */
export interface BlobStore {
  /** Writes a stream to a temporary file, hashing on the way; memory does not grow with its size. */
  stage(source: AsyncIterable<Uint8Array>): Promise<StagedFile>;
  /** Takes a staged file over for good; durable when it resolves. False when the content was there already. */
  keep(staged: StagedFile): Promise<boolean>;
  drop(staged: StagedFile): Promise<void>;
  /** Undefined when there is no such content. */
  stat(sha256: string): Promise<{ readonly bytes: number } | undefined>;
  /** From `start` to `end`, both included, or all. */
  open(sha256: string, range?: { readonly start: number; readonly end: number }): Readable;
  delete(sha256: string): Promise<void>;
}

/** Both folders must lie on one file system, or files could not be renamed from one into the other. */
export async function createBlobStore(folder: string, stagingFolder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await mkdir(stagingFolder, { recursive: true, mode: 0o700 });
  await syncFolder(path.dirname(folder));
  const pathOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  const store: BlobStore = {
    stage: (source) => stageInto(stagingFolder, source),
    async keep(staged) {
      const target = pathOf(staged.sha256);
      if (await store.stat(staged.sha256)) {
        await store.drop(staged);
        return false;
      }
      await syncFile(staged.path);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(staged.path, target);
      const parent = path.dirname(target);
      for (const above of [parent, path.dirname(parent), folder]) await syncFolder(above);
      return true;
    },
    drop: (staged) => rm(staged.path, { force: true }),
    async stat(sha256) {
      const facts = await stat(pathOf(sha256)).catch(() => undefined);
      return facts && { bytes: facts.size };
    },
    open: (sha256, range) => createReadStream(pathOf(sha256), range),
    delete: (sha256) => rm(pathOf(sha256), { force: true }),
  };
  return store;
}

async function stageInto(folder: string, source: AsyncIterable<Uint8Array>): Promise<StagedFile> {
  const target = path.join(folder, randomUUID());
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await pipeline(source, measure, createWriteStream(target, { mode: 0o600 }));
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return { path: target, bytes, sha256: hash.digest('hex') };
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
