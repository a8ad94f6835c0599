import { backOffMs } from '../outbox/back-off.ts';
import type { Timer } from './timer.ts';

/** `unknown` until the first answer. */
export type Reach = 'unknown' | 'online' | 'offline';

interface Ports {
  /** Asks the server for its health; resolves to false, or rejects, when it does not answer. */
  readonly probe: () => Promise<boolean>;
  readonly timer: Timer;
  readonly chance: () => number;
}

export type Connection = ReturnType<typeof createConnection>;

/**
 * Whether the server can be reached. The browser's own word counts only when it says "no": behind a dead switch it says
 * "yes" all day. Otherwise the outcome of requests tells, and after a failure a probe, again and again.
 */
export function createConnection({ probe, timer, chance }: Ports) {
  const listeners = new Set<(reach: Reach) => void>();
  let reach: Reach = 'unknown';
  let failures = 0;
  let isProbing = false;
  let cancelProbe: (() => void) | undefined;

  function become(next: Reach): void {
    if (next === reach) return;
    reach = next;
    for (const listener of [...listeners]) listener(next);
  }

  function noteReached(): void {
    failures = 0;
    cancelProbe?.();
    cancelProbe = undefined;
    become('online');
  }

  function noteUnreachable(): void {
    become('offline');
    if (cancelProbe || isProbing) return;
    failures += 1;
    cancelProbe = timer.after(backOffMs(failures, chance), () => void probeNow());
  }

  async function probeNow(): Promise<void> {
    cancelProbe?.();
    cancelProbe = undefined;
    if (isProbing) return;
    isProbing = true;
    const answered = await probe().catch(() => false);
    isProbing = false;
    if (answered) noteReached();
    else noteUnreachable();
  }

  return {
    reach: () => reach,
    subscribe(listener: (reach: Reach) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** To be called with the outcome of every request. */
    noteReached,
    noteUnreachable,
    /** At start, and when the browser says that the network is back. */
    probeNow,
    dispose: () => cancelProbe?.(),
  };
}

/** Listens to the browser: its "offline" is believed, its "online" is a reason to ask. */
export function followBrowser(connection: Connection, browser: Window, signal: AbortSignal): void {
  browser.addEventListener('offline', connection.noteUnreachable, { signal });
  browser.addEventListener('online', () => void connection.probeNow(), { signal });
  if (browser.navigator.onLine) void connection.probeNow();
  else connection.noteUnreachable();
}
