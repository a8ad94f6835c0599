import type { LiveMessage } from '#contract/transfers.ts';
import type { OfficerId } from '#domain/officer/officer.ts';

/** Who should hear a message: everyone, one officer, or the streams of one session. */
export interface Audience {
  readonly officerId?: OfficerId;
  readonly tokenSha256?: string;
}

export interface Listener {
  readonly officerId: OfficerId;
  readonly tokenSha256: string;
  readonly hear: (message: LiveMessage) => void;
}

export interface Announcement {
  readonly to: Audience;
  readonly message: LiveMessage;
}

export interface LiveHub {
  /** Tells the stations of this server now, and those of other servers shortly after. Never throws. */
  announce(message: LiveMessage, to?: Audience): void;
  /** Returns how to stop listening. */
  listen(listener: Listener): () => void;
  /** Passes on what another server announced. */
  relay(announcements: readonly Announcement[]): void;
  close(): void;
}

/** The queue changes with every claim; stations need not fetch it more often than this. */
const QUEUE_PAUSE_MS = 400;
/** A notification slows down the commits around it, so they go out in batches. */
const BATCH_PAUSE_MS = 200;

/** `send` carries batches to other servers; without it the hub serves this one alone. */
export function createLiveHub(send?: (batch: readonly Announcement[]) => void): LiveHub {
  const listeners = new Set<Listener>();
  let batch: Announcement[] = [];
  let batchTimer: NodeJS.Timeout | undefined;
  let queueTimer: NodeJS.Timeout | undefined;
  let isQueueStale = false;

  function tell({ to, message }: Announcement): void {
    for (const listener of listeners) {
      if (to.officerId !== undefined && to.officerId !== listener.officerId) continue;
      if (to.tokenSha256 !== undefined && to.tokenSha256 !== listener.tokenSha256) continue;
      listener.hear(message);
    }
  }

  function tellThrottled(announcement: Announcement): void {
    const isQueue = announcement.message.kind === 'queue-changed';
    if (isQueue && queueTimer) {
      isQueueStale = true;
      return;
    }
    tell(announcement);
    if (!isQueue) return;
    queueTimer = setTimeout(() => {
      queueTimer = undefined;
      if (isQueueStale) tellThrottled(announcement);
      isQueueStale = false;
    }, QUEUE_PAUSE_MS).unref();
  }

  function passOn(announcement: Announcement): void {
    if (!send) return;
    batch.push(announcement);
    batchTimer ??= setTimeout(() => {
      batchTimer = undefined;
      send(batch);
      batch = [];
    }, BATCH_PAUSE_MS).unref();
  }

  return {
    announce(message, to = {}) {
      tellThrottled({ to, message });
      passOn({ to, message });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    relay: (announcements) => announcements.forEach(tellThrottled),
    close() {
      clearTimeout(batchTimer);
      clearTimeout(queueTimer);
      listeners.clear();
    },
  };
}
