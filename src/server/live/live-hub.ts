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

  function tell({ to, message }: Announcement): void {
    for (const listener of listeners) {
      if (to.officerId !== undefined && to.officerId !== listener.officerId) continue;
      if (to.tokenSha256 !== undefined && to.tokenSha256 !== listener.tokenSha256) continue;
      listener.hear(message);
    }
  }

  const queueChange = sparsely(() => tell({ to: {}, message: { kind: 'queue-changed' } }));
  const toOthers = send ? inBatches(send) : undefined;

  function hearOf(announcement: Announcement): void {
    if (announcement.message.kind === 'queue-changed') queueChange.call();
    else tell(announcement);
  }

  return {
    announce(message, to = {}) {
      hearOf({ to, message });
      toOthers?.push({ to, message });
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    relay: (announcements) => announcements.forEach(hearOf),
    close() {
      queueChange.stop();
      toOthers?.stop();
      listeners.clear();
    },
  };
}

/** Calls at once, and then again after a pause for all calls asked for meanwhile. */
function sparsely(work: () => void) {
  let timer: NodeJS.Timeout | undefined;
  let isAskedAgain = false;

  function call(): void {
    if (timer) {
      isAskedAgain = true;
      return;
    }
    work();
    timer = setTimeout(() => {
      timer = undefined;
      if (isAskedAgain) call();
      isAskedAgain = false;
    }, QUEUE_PAUSE_MS).unref();
  }
  return { call, stop: () => clearTimeout(timer) };
}

function inBatches(send: (batch: readonly Announcement[]) => void) {
  let batch: Announcement[] = [];
  let timer: NodeJS.Timeout | undefined;
  return {
    push(announcement: Announcement): void {
      batch.push(announcement);
      timer ??= setTimeout(() => {
        timer = undefined;
        send(batch);
        batch = [];
      }, BATCH_PAUSE_MS).unref();
    },
    stop: () => clearTimeout(timer),
  };
}
