import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** The operating system's account under which PostgreSQL runs. */
export interface RunAs {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to `postgres`, or `nobody` where that account is missing.
 * Undefined when we are not root and it may simply run as we do. Throws when root has no such account.
 */
export async function chooseRunAs(): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => lines.find(([account]) => account === name)).find(Boolean);
  if (!found)
    throw new Error('Started as root, and neither an account "postgres" nor "nobody" exists for the database');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Whether the account can walk down to a folder: each folder above must let it through. */
export async function isReachable(folder: string, runAs: RunAs | undefined): Promise<boolean> {
  if (!runAs) return true;
  for (let above = path.dirname(path.resolve(folder)); ; above = path.dirname(above)) {
    const facts = await stat(above).catch(() => undefined);
    if (facts && !letsThrough(facts, runAs)) return false;
    if (above === path.dirname(above)) return true;
  }
}

function letsThrough({ uid, gid, mode }: { uid: number; gid: number; mode: number }, runAs: RunAs): boolean {
  if (uid === runAs.uid) return (mode & 0o100) !== 0;
  if (gid === runAs.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
