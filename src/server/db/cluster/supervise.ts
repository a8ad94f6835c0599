import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries.ts';
import { initialiseCluster } from './initialise.ts';
import { preparePlaces } from './places.ts';
import { addressOf, type ClusterAddress, isAlive, type Settings, startOrAdopt } from './postmaster.ts';
import { chooseRunAs } from './run-as.ts';

/** A running PostgreSQL of our own that is started again when it dies. */
export interface Cluster {
  readonly address: ClusterAddress;
  /** True when it was running already. */
  readonly adopted: boolean;
  /** Stops watching and shuts PostgreSQL down in order. */
  stop(): Promise<void>;
  /** Stops watching and leaves PostgreSQL running. */
  leave(): Promise<void>;
}

export interface ClusterOptions {
  readonly folder: string;
  readonly settings?: Settings;
  /** Told when PostgreSQL died and when it could not be started again. */
  readonly report?: (message: string, error?: unknown) => void;
}

const WATCH_MS = 200;
const STOP_LIMIT_MS = 20_000;

/** Starts the cluster in `folder`, making it first where there is none. Throws when it cannot be started. */
export async function superviseCluster({ folder, settings = {}, report }: ClusterOptions): Promise<Cluster> {
  const runAs = await chooseRunAs();
  const places = await preparePlaces(folder, runAs);
  const binaries = await findBinaries(places.base, runAs);
  await initialiseCluster(places, binaries, runAs);

  const first = await startOrAdopt(places, binaries, runAs, settings);
  let pid = first.pid;
  const stopped = new AbortController();

  async function watch(): Promise<void> {
    while (!stopped.signal.aborted) {
      await sleep(WATCH_MS, undefined, { ref: false, signal: stopped.signal }).catch(() => undefined);
      if (stopped.signal.aborted || isAlive(pid)) continue;
      report?.('PostgreSQL ended unexpectedly and is being started again');
      try {
        ({ pid } = await startOrAdopt(places, binaries, runAs, settings));
      } catch (error) {
        report?.('PostgreSQL could not be started again; trying on', error);
      }
    }
  }
  const watcher = watch();

  async function leave(): Promise<void> {
    stopped.abort();
    await watcher;
  }

  return {
    address: await addressOf(places),
    adopted: first.adopted,
    leave,
    stop: async () => {
      await leave();
      await shutDown(pid);
    },
  };
}

/** SIGINT asks PostgreSQL for a fast shutdown, SIGQUIT for an immediate one that recovers at the next start. */
async function shutDown(pid: number): Promise<void> {
  const deadline = Date.now() + STOP_LIMIT_MS;
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    while (isAlive(pid) && Date.now() < deadline) await sleep(20);
  }
}
