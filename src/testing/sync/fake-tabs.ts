import type { TabChannel } from '#sync/connection/tab-channel.ts';
import type { Timer } from '#sync/connection/timer.ts';

/** Channels between tabs that live in one test. A closed one neither hears nor is heard. */
export function createFakeTabChannels<Message>() {
  const tabs = new Set<Set<(message: Message) => void>>();
  return function open(): TabChannel<Message> {
    const listeners = new Set<(message: Message) => void>();
    tabs.add(listeners);
    return {
      post(message) {
        if (!tabs.has(listeners)) return;
        for (const other of tabs)
          if (other !== listeners) for (const hear of [...other]) queueMicrotask(() => hear(message));
      },
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      close: () => void tabs.delete(listeners),
    };
  };
}

/** Time that passes when a test says so. */
export function createManualTimer() {
  let nowMs = 0;
  let pending: { readonly atMs: number; readonly run: () => void }[] = [];
  const timer: Timer = {
    after(ms, run) {
      const entry = { atMs: nowMs + ms, run };
      pending.push(entry);
      return () => {
        pending = pending.filter((other) => other !== entry);
      };
    },
  };
  return {
    timer,
    nowMs: () => nowMs,
    pendingMs: () => pending.map(({ atMs }) => atMs - nowMs),
    pass(ms: number): void {
      nowMs += ms;
      const due = pending.filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
      pending = pending.filter(({ atMs }) => atMs > nowMs);
      for (const { run } of due) run();
    },
  };
}

/** Lets everything happen that waits for nothing but its turn. */
export async function settled(turns = 3): Promise<void> {
  for (let i = 0; i < turns; i++) await new Promise<void>((resolve) => setImmediate(resolve));
}
