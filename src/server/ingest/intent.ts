import { open, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { Deployment } from '../deployment.ts';
import { syncFolder } from '../storage/sync-folder.ts';

const SUFFIX = '.intent';

type Parts = Pick<Deployment, 'db' | 'blobs' | 'incomingFolder'>;

/**
 * Notes which files are about to be kept, or given up, by rows that have not been committed yet. Whatever happens then,
 * also a power cut, `settleIntent` finds the files that nothing owns. Returns the note's path.
 */
export async function noteIntent(
  folder: string,
  id: string,
  files: readonly { readonly sha256: string }[],
): Promise<string> {
  const note = path.join(folder, `${id}${SUFFIX}`);
  const handle = await open(note, 'wx', 0o600);
  try {
    await handle.writeFile(files.map(({ sha256 }) => `${sha256}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(folder);
  return note;
}

/** Deletes those of the noted files that no scan, no model pack and no refused delivery owns, and the note. */
export async function settleIntent({ db, blobs }: Parts, note: string): Promise<void> {
  const noted = (await readFile(note, 'utf8')).split('\n').filter((line) => /^[0-9a-f]{64}$/.test(line));
  await db.transaction().execute(async (tx) => {
    await lockIngest(tx);
    for (const sha256 of noted) {
      const owned = await sql`
        select 1 from scans where strpos(files::text, ${sha256}) > 0
        union all select 1 from model_packs where strpos(files::text, ${sha256}) > 0
        union all select 1 from refused_deliveries where strpos(files::text, ${sha256}) > 0 limit 1`.execute(tx);
      if (owned.rows.length === 0) await blobs.delete(sha256);
    }
  });
  await rm(note, { force: true });
}

/** At the start of a server: undoes what a crash left half done and empties the folder of files on their way in. */
export async function clearIncoming(parts: Parts): Promise<void> {
  const names = await readdir(parts.incomingFolder);
  for (const name of names.filter((candidate) => candidate.endsWith(SUFFIX))) {
    await settleIntent(parts, path.join(parts.incomingFolder, name));
  }
  for (const name of names) await rm(path.join(parts.incomingFolder, name), { force: true });
}

/** One delivery at a time, until the transaction ends: so that two of the same cannot both find nothing earlier. */
export async function lockIngest(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(7105412003)`.execute(tx);
}
