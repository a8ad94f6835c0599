import { backOffMs } from '../outbox/back-off.ts';
import type { Timer } from './timer.ts';

/** The part of `navigator.locks` that is needed. */
export interface Locks {
  request(name: string, options: { signal: AbortSignal }, work: () => Promise<void>): Promise<unknown>;
}

interface Ports {
  readonly locks: Locks;
  readonly timer: Timer;
  readonly chance: () => number;
  readonly report: (error: unknown) => void;
}

/**
 * Runs `lead` in one tab of the browser at a time, for as long as that tab lives; the next in line follows when it dies.
 * Ends with the signal, which is handed to `lead`. A `lead` that ends early gets its turn again after a while.
 * A lock also keeps the browser from freezing the tab in the background.
 */
export async function leadOneTab(
  name: string,
  lead: (signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
  { locks, timer, chance, report }: Ports,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    await locks
      .request(name, { signal }, () => lead(signal))
      .catch((error: unknown) => {
        if (!signal.aborted) report(error);
      });
    if (signal.aborted) return;
    failures += 1;
    const waitMs = backOffMs(failures, chance);
    await new Promise<void>((resolve) => {
      const cancel = timer.after(waitMs, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
  }
}
