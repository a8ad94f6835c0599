import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Binaries } from './binaries.ts';
import { CLUSTER_OWNER } from './initialise.ts';
import type { Places } from './places.ts';
import type { RunAs } from './run-as.ts';

/** How to reach a cluster over its socket. */
export interface ClusterAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** Settings of postgresql.conf that differ from its defaults. */
export type Settings = Readonly<Record<string, string>>;

const START_LIMIT_MS = 60_000;
const POLL_MS = 100;

export async function addressOf(places: Places): Promise<ClusterAddress> {
  const password = (await readFile(places.passwordFile, 'utf8')).trim();
  return { host: places.socketFolder, port: 5432, user: CLUSTER_OWNER, password };
}

/** The number of the process that the cluster's lock file names, when it is alive. */
export async function livingPostmaster(places: Places): Promise<number | undefined> {
  const text = await readFile(path.join(places.data, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Starts PostgreSQL, or takes over one that outlived its server, and waits until it answers. After a crash the
 * processes of the old one may need a moment to go, hence the tries. Throws after 60 s.
 */
export async function startOrAdopt(
  places: Places,
  binaries: Binaries,
  runAs: RunAs | undefined,
  settings: Settings,
): Promise<{ pid: number; adopted: boolean }> {
  const address = await addressOf(places);
  const deadline = Date.now() + START_LIMIT_MS;
  let started = false;
  while (Date.now() < deadline) {
    const pid = await livingPostmaster(places);
    if (pid && (await answers(address))) return { pid, adopted: !started };
    if (!pid) {
      await spawnPostgres(places, binaries, runAs, settings);
      started = true;
    }
    await sleep(POLL_MS);
  }
  const log = await readFile(startLogOf(places), 'utf8').catch(() => '');
  throw new Error(`PostgreSQL did not start within ${START_LIMIT_MS / 1000} s: ${log.slice(-2000)}`);
}

const startLogOf = (places: Places) => path.join(places.base, 'start.log');

/** Resolves once the process holds the lock file or has ended. */
async function spawnPostgres(
  places: Places,
  binaries: Binaries,
  runAs: RunAs | undefined,
  settings: Settings,
): Promise<void> {
  const all: Settings = {
    listen_addresses: '',
    unix_socket_directories: `"${places.socketFolder}"`,
    unix_socket_permissions: '0700',
    logging_collector: 'on',
    log_directory: 'log',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    timezone: 'UTC',
    ...settings,
  };
  const log = await open(startLogOf(places), 'w', 0o600);
  const args = ['-D', places.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // Detached, so that an interrupt at the terminal reaches the server alone, which then stops its database in order.
  const child = spawn(binaries.postgres, args, {
    ...runAs,
    cwd: '/',
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  });
  child.unref();
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  while (!ended && (await livingPostmaster(places)) !== child.pid) await sleep(20);
  await log.close();
}

async function answers(address: ClusterAddress): Promise<boolean> {
  const client = new Client({ ...address, database: 'postgres', connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
