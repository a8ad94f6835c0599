import { spawn } from 'node:child_process';
import { rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '../../storage/sync-folder.ts';
import type { Binaries } from './binaries.ts';
import type { Places } from './places.ts';
import type { RunAs } from './run-as.ts';

export const CLUSTER_OWNER = 'gantry';

/** Makes the cluster's files unless they are there: in a temporary folder first, so that a cut leaves no half cluster. */
export async function initialiseCluster(places: Places, binaries: Binaries, runAs: RunAs | undefined): Promise<void> {
  if (await stat(path.join(places.data, 'PG_VERSION')).catch(() => undefined)) return;
  const unfinished = `${places.data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await runInitdb(binaries.initdb, argumentsFor(unfinished, places.passwordFile), runAs);
  await rename(unfinished, places.data);
  await syncFolder(places.base);
}

function argumentsFor(folder: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${folder}`,
    `--username=${CLUSTER_OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--data-checksums',
  ];
}

function runInitdb(program: string, args: readonly string[], runAs: RunAs | undefined): Promise<void> {
  const child = spawn(program, args, { ...runAs, cwd: '/', env: { LC_ALL: 'C' }, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${code}: ${complaint.trim().slice(-2000)}`));
    });
  });
}
