import { createHash } from 'node:crypto';
import type { ChainStatus } from '#contract/trail.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import { type Checkpoint, readCheckpoints } from './checkpoints.ts';

type Link = Tables['audit_events'];
type Head = Pick<Tables['audit_head'], 'seq' | 'hash'>;

const GENESIS: Head & { server_at: string } = { seq: 0, hash: '0'.repeat(64), server_at: '' };
const BATCH = 2_000;

/**
 * Recomputes the whole chain as it stands now and names the first link that does not hold. `checkpointFile` is what the
 * server noted outside the database.
 */
export async function verifyAudit(db: Database, checkpointFile: string): Promise<ChainStatus> {
  // Before the snapshot: a note made later could speak of events the snapshot does not have.
  const checkpoints = await readCheckpoints(checkpointFile);
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => verifyChain(linksOf(tx), await headOf(tx), checkpoints));
}

async function headOf(tx: Transaction): Promise<Head | undefined> {
  return tx.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst();
}

async function* linksOf(tx: Transaction): AsyncGenerator<Link> {
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const query = tx.selectFrom('audit_events').selectAll().where('seq', '>', last);
    const batch = await query.orderBy('seq').limit(BATCH).execute();
    yield* batch;
    const end = batch.at(-1);
    if (!end) return;
    last = end.seq;
  }
}

/** The rule of the chain. Links must come in the order of their numbers. */
export async function verifyChain(
  links: AsyncIterable<Link>,
  head: Head | undefined,
  checkpoints: readonly Checkpoint[],
): Promise<ChainStatus> {
  const noted = new Map(checkpoints.map(({ seq, hash }) => [seq, hash]));
  let last: Pick<Link, 'seq' | 'hash' | 'server_at'> = GENESIS;
  for await (const link of links) {
    const fault = faultIn(link, last) ?? faultAgainstNote(link, noted);
    if (fault) return broken(last, fault);
    last = link;
  }
  return endStatus(last, head, checkpoints);
}

interface Fault {
  readonly seq: number;
  readonly reason: string;
}

function faultIn(link: Link, last: typeof GENESIS): Fault | undefined {
  const expected = last.seq + 1;
  if (link.seq !== expected) return { seq: expected, reason: `event ${expected} is missing` };
  const at = (reason: string): Fault => ({ seq: link.seq, reason });
  if (link.previous_hash !== last.hash) return at('it does not continue the event before it');
  const hash = createHash('sha256').update(link.previous_hash).update(link.sealed).digest('hex');
  if (hash !== link.hash) return at('its text or its hash was changed');
  if (!repeatsSealed(link)) return at('its columns contradict its sealed text');
  if (link.server_at < last.server_at) return at('it is dated before the event before it');
  return undefined;
}

function repeatsSealed(link: Link): boolean {
  const sealed = parsedOrNull(link.sealed);
  return (
    sealed?.seq === link.seq &&
    sealed.serverAt === link.server_at &&
    sealed.action === link.action &&
    sealed.actorId === link.actor_id &&
    sealed.scanId === link.scan_id
  );
}

function parsedOrNull(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

function faultAgainstNote(link: Link, noted: ReadonlyMap<number, string>): Fault | undefined {
  const hash = noted.get(link.seq);
  if (hash === undefined || hash === link.hash) return undefined;
  return { seq: link.seq, reason: 'it is not the event that was noted outside the database: the chain was rewritten' };
}

function endStatus(last: Head, head: Head | undefined, checkpoints: readonly Checkpoint[]): ChainStatus {
  const furthest = checkpoints.reduce((most, { seq }) => Math.max(most, seq), head?.seq ?? 0);
  if (furthest > last.seq) {
    return broken(last, { seq: last.seq + 1, reason: `the trail once reached event ${furthest}; its end was cut off` });
  }
  if (!head || head.seq !== last.seq || head.hash !== last.hash) {
    return broken(last, { seq: last.seq, reason: 'the noted head of the chain is not its last event' });
  }
  return { intact: true, events: last.seq, headHash: last.hash, broken: null };
}

/** `last` is the last link that holds. */
function broken(last: Head, fault: Fault): ChainStatus {
  return { intact: false, events: last.seq, headHash: last.hash, broken: fault };
}
