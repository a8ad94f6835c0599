import type { LiveMessage } from '#contract/transfers.ts';
import type { AuditEntry } from '#domain/audit/event.ts';
import type { Transaction } from '../db/database.ts';
import type { Deployment } from '../deployment.ts';
import type { Audience } from '../live/live-hub.ts';

/** One transaction with its audit events and what it will tell the stations. */
export interface Act {
  readonly tx: Transaction;
  /** Seals an event into the chain. Last in its transaction: it holds the lock of the whole trail. */
  readonly appendAudit: (entry: AuditEntry) => Promise<void>;
  /** Told once the transaction has committed, never before. */
  readonly announce: (message: LiveMessage, to?: Audience) => void;
}

/** What a transaction needs of a deployment. */
export interface TransactParts extends Pick<Deployment, 'db'> {
  readonly live: Pick<Deployment['live'], 'announce'>;
  readonly checkpoints: Pick<Deployment['checkpoints'], 'noteGrowth'>;
}

/** Does `work` entirely or not at all; rethrows what it throws. */
export async function transact<Outcome>(parts: TransactParts, work: (act: Act) => Promise<Outcome>): Promise<Outcome> {
  const announcements: [LiveMessage, Audience | undefined][] = [];
  let hasGrown = false;
  const outcome = await parts.db.transaction().execute((tx) =>
    work({
      tx,
      appendAudit: async (entry) => {
        await appendAudit(tx, entry);
        hasGrown = true;
      },
      announce: (message, to) => announcements.push([message, to]),
    }),
  );
  for (const [message, to] of announcements) parts.live.announce(message, to);
  if (hasGrown) parts.checkpoints.noteGrowth();
  return outcome;
}

async function appendAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { action, actorId, scanId, deviceAt } = entry;
  const details = JSON.stringify(entry.details);
  await tx
    .selectNoFrom((eb) =>
      eb
        .fn<number>('append_audit_event', [
          eb.val(action),
          eb.val(actorId),
          eb.val(scanId),
          eb.val(deviceAt),
          eb.cast(eb.val(details), 'json'),
        ])
        .as('seq'),
    )
    .execute();
}
