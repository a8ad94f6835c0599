import type { Random } from '#base/random.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import type { Timer } from '#sync/connection/timer.ts';
import { StorageFailure } from '#sync/indexed-db/storage-failure.ts';
import { createOutbox, type OutboxStore, type Queued, type Verdict } from '#sync/outbox/outbox.ts';
import { createChanges } from '#sync/records/changes.ts';
import { createFakeTabChannels } from '../fake-tabs.ts';
import { createMemoryOutbox } from '../memory-outbox.ts';

interface Ports {
  readonly random: Random;
  readonly timer: Timer;
  readonly officer: OfficerId;
  readonly send: (queued: Queued) => Promise<Verdict>;
  readonly report: (fault: string) => void;
}

/** One device of one officer: two tabs over one store. Tabs die, the disk runs full, the clock is wrong. */
export function createFuzzStation({ random, timer, officer, send, report }: Ports) {
  const memory = createMemoryOutbox();
  const channels = createFakeTabChannels<'changed'>();
  let isDiskFull = false;
  let leader = 0;
  let skewMs = 0;

  function openTab() {
    const life = new AbortController();
    const channel = channels();
    const outbox = createOutbox({
      store: mortal(memory.store, life.signal, () => isDiskFull),
      changes: createChanges(channel),
      officer: () => officer,
      timer,
      chance: random.next,
      report: (error) => {
        if (!(error instanceof StorageFailure)) report(String(error));
      },
      send,
    });
    return {
      outbox,
      lead: () => void outbox.lead(life.signal),
      kill() {
        life.abort();
        channel.close();
        outbox.dispose();
      },
    };
  }

  const tabs = [openTab(), openTab()];
  tabs[leader]?.lead();

  function reopen(index: number): void {
    tabs[index]?.kill();
    tabs[index] = openTab();
    if (index !== leader) return;
    leader = random.integer(0, 1);
    tabs[leader]?.lead();
  }

  return {
    store: memory.store,
    cases: memory.cases,
    /** What the clock of this device is ahead by. */
    skewMs: () => skewMs,
    setClockWrong: () => {
      skewMs = random.integer(-3_600_000, 3_600_000);
    },
    setDiskFull: (full: boolean) => {
      isDiskFull = full;
    },
    /** The outbox of one of the tabs. */
    outbox: () => (tabs[random.integer(0, 1)] as ReturnType<typeof openTab>).outbox,
    /** A tab dies with all it had in memory; whoever is left, or the same tab opened again, leads. */
    restartTab: () => reopen(random.integer(0, 1)),
    /** As a sign-in does: what was open for the ended session is put up anew. */
    restart(): void {
      for (const index of tabs.keys()) reopen(index);
    },
  };
}

export type FuzzStation = ReturnType<typeof createFuzzStation>;

const WRITES: readonly string[] = ['append', 'settle', 'hold'] satisfies readonly (keyof OutboxStore)[];

/**
 * A store whose promises never come back once the tab that asked is dead: what was begun still happens, or never
 * begins. A full disk takes nothing new.
 */
function mortal(store: OutboxStore, life: AbortSignal, isFull: () => boolean): OutboxStore {
  const never = new Promise<never>(() => undefined);
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      if (life.aborted) return never;
      if (isFull() && WRITES.includes(name)) throw new StorageFailure(new Error('the disk is full'));
      const result = await (method as (...args: unknown[]) => Promise<unknown>)(...args);
      return life.aborted ? never : result;
    },
  ]);
  return Object.fromEntries(methods) as OutboxStore;
}
