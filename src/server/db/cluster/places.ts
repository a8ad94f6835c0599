import { createHash, randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { syncFolder } from '../../storage/sync-folder.ts';
import { isReachable, type RunAs } from './run-as.ts';

/** Where one database cluster keeps its things. */
export interface Places {
  readonly base: string;
  readonly data: string;
  readonly socketFolder: string;
  readonly passwordFile: string;
}

/** A socket's path has 107 usable bytes on Linux (sun_path), 103 on macOS. */
const SOCKET_PATH_MAX_BYTES = 103;

/**
 * Makes the folders of a cluster below `folder`. A root server whose folder the database's account cannot enter keeps
 * the cluster in /var/lib instead, under a name made from the folder's.
 */
export async function preparePlaces(folder: string, runAs: RunAs | undefined): Promise<Places> {
  const wanted = path.resolve(folder);
  const mark = createHash('sha256').update(wanted).digest('hex').slice(0, 12);
  const base = (await isReachable(path.join(wanted, 'data'), runAs)) || !runAs ? wanted : `/var/lib/gantry-${mark}`;
  await privateFolder(base, runAs);

  const near = path.join(base, 'run');
  const fits = Buffer.byteLength(path.join(near, '.s.PGSQL.5432')) <= SOCKET_PATH_MAX_BYTES;
  const socketFolder = fits ? near : path.join(tmpdir(), `gantry-${mark}`);
  await privateFolder(socketFolder, runAs);

  const passwordFile = path.join(base, 'password');
  await preparePassword(passwordFile, runAs);
  return { base, data: path.join(base, 'data'), socketFolder, passwordFile };
}

async function privateFolder(folder: string, runAs: RunAs | undefined): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700, recursive: true });
  if (runAs) await chown(folder, runAs.uid, runAs.gid);
}

async function preparePassword(file: string, runAs: RunAs | undefined): Promise<void> {
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.trim().length >= 32) return;
  const handle = await open(file, 'w', 0o600);
  try {
    await handle.writeFile(randomBytes(32).toString('hex'));
    await handle.sync();
    if (runAs) await handle.chown(runAs.uid, runAs.gid);
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}
