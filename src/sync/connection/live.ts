import { LIVE_PATH, LiveMessage } from '#contract/transfers.ts';
import { backOffMs } from '../outbox/back-off.ts';
import type { TabChannel } from './tab-channel.ts';
import type { Timer } from './timer.ts';

/** The part of an `EventSource` that is needed. */
export interface LiveStream {
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  close(): void;
}

interface Ports {
  readonly open: (path: string) => LiveStream;
  readonly channel: TabChannel<LiveMessage>;
  readonly timer: Timer;
  readonly chance: () => number;
  readonly report: (error: unknown) => void;
}

export type Live = ReturnType<typeof createLive>;

/**
 * What the server tells, heard once per browser and passed on to all tabs. A browser allows six connections to a server
 * over HTTP/1.1; a stream for each tab would use them up.
 */
export function createLive({ open, channel, timer, chance, report }: Ports) {
  const listeners = new Set<(message: LiveMessage) => void>();
  const tellThisTab = (message: LiveMessage) => {
    for (const listener of [...listeners]) listener(message);
  };
  channel.subscribe(tellThisTab);

  function tellAll(message: LiveMessage): void {
    channel.post(message);
    tellThisTab(message);
  }

  function hear(data: unknown): void {
    try {
      tellAll(LiveMessage.parse(JSON.parse(String(data))));
    } catch (error) {
      report(error);
    }
  }

  /** Keeps the stream open while this tab leads. After a gap all is said to have changed: something may be missed. */
  function lead(signal: AbortSignal): Promise<void> {
    let failures = 0;
    let stream: LiveStream | undefined;
    let cancelRetry: (() => void) | undefined;

    function connect(): void {
      stream = open(LIVE_PATH);
      stream.onopen = () => {
        failures = 0;
        tellAll({ kind: 'queue-changed' });
        tellAll({ kind: 'detector-settings-changed' });
      };
      stream.onmessage = (event) => hear(event.data);
      stream.onerror = () => {
        stream?.close();
        failures += 1;
        cancelRetry = timer.after(backOffMs(failures, chance), connect);
      };
    }

    if (signal.aborted) return Promise.resolve();
    connect();
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => {
        stream?.close();
        cancelRetry?.();
        resolve();
      });
    });
  }

  return {
    lead,
    subscribe(listener: (message: LiveMessage) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
