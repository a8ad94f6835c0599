import { open, readFile } from 'node:fs/promises';
import type { Database } from '../db/database.ts';

/** A link of the chain as it was noted outside the database. */
export interface Checkpoint {
  readonly seq: number;
  readonly hash: string;
}

export interface Checkpoints {
  /** Says that the chain has grown; its head is noted within a second. Never throws. */
  noteGrowth(): void;
  /** Notes the head now, as on closing. */
  flush(): Promise<void>;
}

/** Often enough that at most a second of events could be cut off unnoticed, rarely enough to cost nothing. */
const PAUSE_MS = 1_000;

/**
 * Notes the head of the audit chain in a file beside the database, a line for each, fsynced. Whoever cuts the end off
 * the trail and mends its head in the database is found out by the file.
 */
export function createCheckpoints(db: Database, file: string, report: (error: unknown) => void): Checkpoints {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let notedSeq = 0;

  async function write(): Promise<void> {
    const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
    if (!head || head.seq <= notedSeq) return;
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.writeFile(`${head.seq} ${head.hash}\n`);
      await handle.sync();
      notedSeq = head.seq;
    } finally {
      await handle.close();
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write).catch(report);
    return writing;
  }

  return {
    noteGrowth() {
      timer ??= setTimeout(() => void flush(), PAUSE_MS).unref();
    },
    flush,
  };
}

/** The notes made so far, oldest first; none when there is no file. A line cut short by a crash is passed over. */
export async function readCheckpoints(file: string): Promise<readonly Checkpoint[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => {
    const [, seq, hash] = /^(\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
    return seq && hash ? [{ seq: Number(seq), hash }] : [];
  });
}
