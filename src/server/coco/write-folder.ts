import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CocoDataset } from '#contract/coco.ts';
import type { AdjudicatedScan } from '../queries/adjudicated-scans.ts';
import type { BlobStore } from '../storage/blob-store.ts';
import { fileNameOf, IMAGE_FOLDER } from './coco-dataset.ts';

/** Copies the files of a scan into the export, unless they are there. Throws when one is missing or altered. */
export async function writeImages(
  folder: string,
  { scan, originals }: AdjudicatedScan,
  blobs: Pick<BlobStore, 'open' | 'stat'>,
): Promise<void> {
  await mkdir(path.join(folder, IMAGE_FOLDER), { recursive: true });
  for (const original of originals) {
    const target = path.join(folder, fileNameOf(original));
    const known = await stat(target).catch(() => undefined);
    if (known?.size === original.bytes) continue;
    if (!(await blobs.stat(original.sha256))) throw new Error(`The image of scan ${scan.id} is not in the store`);
    const hash = createHash('sha256');
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    await pipeline(blobs.open(original.sha256), measure, createWriteStream(`${target}.part`));
    if (hash.digest('hex') !== original.sha256) {
      await rm(`${target}.part`);
      throw new Error(`The image of scan ${scan.id} is not what was delivered: its SHA-256 differs`);
    }
    await rename(`${target}.part`, target);
  }
}

/** Writes annotations.json, whole or not at all. */
export async function writeDataset(folder: string, dataset: CocoDataset): Promise<void> {
  const target = path.join(folder, 'annotations.json');
  await mkdir(folder, { recursive: true });
  await writeFile(`${target}.part`, `${JSON.stringify(dataset)}\n`);
  await rename(`${target}.part`, target);
}
