import type { ReviewCommand } from '#domain/review/command.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Changes } from '../records/changes.ts';
import { createDelivery, type DeliveryPorts } from './delivery.ts';
import type { OutboxStore, Queued } from './outbox-store.ts';

export type { Verdict } from './delivery.ts';
export type { OutboxStore, Queued } from './outbox-store.ts';

export interface OutboxPorts extends Omit<DeliveryPorts, 'changed'> {
  readonly changes: Changes;
}

export type Outbox = ReturnType<typeof createOutbox>;

/**
 * Never loses, never repeats, never hides. Delivery is at least once; the server's receipt makes it once. A refusal
 * stays at the head of its lane, in sight, until an officer decides.
 */
export function createOutbox({ changes, ...ports }: OutboxPorts) {
  const { store, report } = ports;
  const delivery = createDelivery({ ...ports, changed: changes.announce });
  const snapshot = createSnapshot(store);

  const unsubscribe = changes.subscribe(() => {
    snapshot.refresh().catch(report);
    delivery.wake();
  });

  return {
    /** Resolves once the commands are safe on this device, which is not yet on the server. Rejects when they are not. */
    async record(commands: readonly ReviewCommand[], officerId: Queued['officerId']): Promise<void> {
      await store.append(commands, officerId);
      changes.announce();
      await snapshot.refresh().catch(report);
    },
    /** Drops one refused command. False when it is not held: what may be on its way cannot be called back. */
    async discard(commandId: string): Promise<boolean> {
      const removed = await store.discard(commandId);
      changes.announce();
      return removed;
    },
    /** Gives up everything that waits behind a refusal on this scan: "take theirs". Answers with what was given up. */
    async discardLane(scanId: ScanId, officerId: Queued['officerId']): Promise<readonly Queued[]> {
      const removed = await store.discardLane(scanId, officerId);
      changes.announce();
      return removed;
    },
    /** What waits, of all officers of this device, as last read; the same array until it changes. */
    queued: snapshot.current,
    subscribe: snapshot.subscribe,
    /** Reads what an earlier session left behind. */
    load: snapshot.refresh,
    /** Tries to send at once: the network is back, someone signed in, a person asked. */
    nudge: delivery.tryNow,
    /** Sends as long as this tab leads; see `leadOneTab`. */
    lead: delivery.lead,
    dispose: unsubscribe,
  };
}

function createSnapshot(store: OutboxStore) {
  const listeners = new Set<() => void>();
  let current: readonly Queued[] = [];
  let tail: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
    current = await store.all();
    for (const listener of [...listeners]) listener();
  }

  return {
    current: () => current,
    /** One after the other, so that an older picture never replaces a newer one. */
    refresh(): Promise<void> {
      const reading = tail.then(read);
      tail = reading.catch(() => undefined);
      return reading;
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
