import Dexie, { type Table } from 'dexie';
import type { Clock } from '#base/clock.ts';

interface Entry {
  readonly samplesSha256: string;
  readonly bytes: number;
  readonly usedAtMs: number;
}

interface Content {
  readonly samplesSha256: string;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** Entries lie apart from their contents, so that what is oldest can be found without reading the pictures. */
class CacheTables extends Dexie {
  declare readonly entries: Table<Entry, string>;
  declare readonly contents: Table<Content, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ entries: 'samplesSha256, usedAtMs', contents: 'samplesSha256' });
  }
}

export interface PlaneCache {
  get(samplesSha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** False when there was no room; the plane can then be shown, but not offline later. */
  put(samplesSha256: string, packed: Uint8Array<ArrayBuffer>): Promise<boolean>;
  /** Which of these are here. */
  has(samplesSha256: readonly string[]): Promise<ReadonlySet<string>>;
  clear(): Promise<void>;
  close(): void;
}

interface Ports {
  readonly name?: string;
  readonly clock: Clock;
  /** `navigator.storage.estimate`. */
  readonly estimate: () => Promise<{ readonly usage?: number; readonly quota?: number }>;
  readonly report: (error: unknown) => void;
  readonly limitBytes?: number;
}

/** Left free for the outbox, whatever the cache would like. */
const RESERVE_BYTES = 256 * 2 ** 20;
const LIMIT_BYTES = 4 * 2 ** 30;

/** Packed planes by the identity of their samples. A cache that fails is an empty cache: it reports and never rejects. */
export function openPlaneCache({
  name = 'gantry-cache',
  clock,
  estimate,
  report,
  limitBytes = LIMIT_BYTES,
}: Ports): PlaneCache {
  const tables = new CacheTables(name);
  const { entries, contents } = tables;

  async function orElse<Result>(fallback: Result, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      report(error);
      return fallback;
    }
  }

  async function roomFor(stored: readonly Entry[]): Promise<number> {
    const held = stored.reduce((sum, { bytes }) => sum + bytes, 0);
    const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await estimate();
    return Math.min(limitBytes, held + quota - usage - RESERVE_BYTES);
  }

  async function put(samplesSha256: string, packed: Uint8Array<ArrayBuffer>): Promise<boolean> {
    const oldestFirst = (await entries.orderBy('usedAtMs').toArray()).filter(
      (entry) => entry.samplesSha256 !== samplesSha256,
    );
    const room = await roomFor(oldestFirst);
    if (packed.byteLength > room) return false;
    const evicted = oldestToEvict(oldestFirst, room - packed.byteLength);
    await tables.transaction('rw', entries, contents, async () => {
      await entries.bulkDelete(evicted);
      await contents.bulkDelete(evicted);
      await entries.put({ samplesSha256, bytes: packed.byteLength, usedAtMs: clock.nowMs() });
      await contents.put({ samplesSha256, packed });
    });
    return true;
  }

  return {
    get: (samplesSha256) =>
      orElse(undefined, async () => {
        const content = await contents.get(samplesSha256);
        if (content) await entries.update(samplesSha256, { usedAtMs: clock.nowMs() });
        return content?.packed;
      }),
    put: (samplesSha256, packed) => orElse(false, () => put(samplesSha256, packed)),
    has: (asked) =>
      orElse(new Set<string>(), async () => {
        const found = await entries.bulkGet([...asked]);
        return new Set(found.flatMap((entry) => (entry ? [entry.samplesSha256] : [])));
      }),
    clear: () =>
      orElse(undefined, async () => {
        await tables.transaction('rw', entries, contents, async () => {
          await entries.clear();
          await contents.clear();
        });
      }),
    close: () => tables.close(),
  };
}

/** The oldest entries whose removal leaves at most `limitBytes`. */
function oldestToEvict(oldestFirst: readonly Entry[], limitBytes: number): string[] {
  let held = oldestFirst.reduce((sum, { bytes }) => sum + bytes, 0);
  const evicted: string[] = [];
  for (const { samplesSha256, bytes } of oldestFirst) {
    if (held <= limitBytes) break;
    evicted.push(samplesSha256);
    held -= bytes;
  }
  return evicted;
}
