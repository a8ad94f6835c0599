import path from 'node:path';
import { parseArgs } from 'node:util';
import { exportDecided } from '../commands/export-findings.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/open-database.ts';
import { createBlobStore } from '../storage/blob-store.ts';
import { writeDataset, writeImages } from './write-folder.ts';

/*
 * `npm run export:coco -- --out FOLDER`: writes what officers decided as annotations.json, with the images beside it, for
 * a trainer to read. Works beside a running server and without one. Images that lie there already are not written again;
 * annotations.json comes last, so that a folder that has one is whole.
 */
try {
  const { out } = parseArgs({ options: { out: { type: 'string' } } }).values;
  if (!out) throw new Error('expected --out FOLDER');
  const folder = path.resolve(out);
  const { databaseUrl, dataFolder } = readConfig({ ...process.env, GANTRY_SEED: 'none' });
  const blobs = await createBlobStore(path.join(dataFolder, 'scans'), path.join(dataFolder, 'incoming'));
  const { db, close } = await openDatabase({ url: databaseUrl, dataFolder, isVisitor: true });
  // Nobody follows along here, and a running server notes the growth of the trail with its next event.
  const alone = { live: { announce: () => undefined }, checkpoints: { noteGrowth: () => undefined } };
  const parts = { db, clock: { nowMs: () => Date.now() }, ...alone };
  try {
    const dataset = await exportDecided(parts, { officerId: null, onScan: (scan) => writeImages(folder, scan, blobs) });
    await writeDataset(folder, dataset);
    console.log(`${dataset.images.length} scans, ${dataset.annotations.length} annotations in ${folder}`);
  } finally {
    await close();
  }
} catch (error) {
  console.error(`Nothing was exported: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
