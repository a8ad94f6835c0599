import { type FSWatcher, watch } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deployment } from '../deployment.ts';
import { takeReady } from './take-ready.ts';

export interface FolderWatch {
  close(): Promise<void>;
}

/** Network folders often send no notice of a new file, so the folder is also read from time to time. */
const POLL_MS = 2_000;
const SUFFIX = '.ready';

/** Takes deliveries from a folder as their manifests appear. One that fails for our own fault is tried again. */
export async function watchFolder(
  deployment: Deployment,
  folder: string,
  report: (message: string, error?: unknown) => void,
): Promise<FolderWatch> {
  await mkdir(folder, { recursive: true });
  const closed = new AbortController();
  let wake = new AbortController();
  const notices: FSWatcher = watch(folder, () => wake.abort());
  notices.on('error', () => notices.close());

  async function takeAll(): Promise<void> {
    const ready = (await readdir(folder)).filter((name) => name.endsWith(SUFFIX)).sort();
    for (const name of ready) {
      if (closed.signal.aborted) return;
      await takeReady(deployment, folder, name.slice(0, -SUFFIX.length));
    }
  }

  async function run(): Promise<void> {
    while (!closed.signal.aborted) {
      wake = new AbortController();
      await takeAll().catch((error) => report('The watched folder could not be read; trying again', error));
      const signal = AbortSignal.any([wake.signal, closed.signal]);
      await sleep(POLL_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  const running = run();
  return {
    async close() {
      closed.abort();
      notices.close();
      await running;
    },
  };
}
