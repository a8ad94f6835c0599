import type { Clock } from '#base/clock.ts';
import type { Connection } from '#sync/connection/connection.ts';
import type { StoragePromise } from '#sync/connection/storage-promise.ts';
import type { Outbox } from '#sync/outbox/outbox.ts';
import { type Readable, STATUS_AT_START, type StationStatus } from '../state/station-status.ts';
import type { Desk } from './desk-state.ts';
import type { DetectorBench } from './detector-bench.ts';

interface Watched {
  readonly clock: Clock;
  readonly desk: Desk;
  readonly outbox: Outbox;
  readonly detector: DetectorBench;
  readonly connection: Connection;
  readonly storage: Promise<StoragePromise>;
}

/** Puts together how this station is doing, from the parts that know. */
export function followStatus({ clock, desk, outbox, detector, connection, storage }: Watched) {
  const listeners = new Set<() => void>();
  let status: StationStatus = STATUS_AT_START;
  let isLeader = false;
  let disk: StationStatus['disk'] = 'not-kept';
  let lastSentAtMs: number | null = null;
  let waitedBefore = 0;

  function update(): void {
    const queued = outbox.queued();
    const held = queued.filter(({ heldFor }) => heldFor !== undefined);
    if (queued.length < waitedBefore) lastSentAtMs = clock.nowMs();
    waitedBefore = queued.length;
    const { leaseExpiresAt, notice } = desk.state();
    const oldest = queued[0] && Date.parse(queued[0].command.deviceAt);
    const next: StationStatus = {
      online: connection.reach() !== 'offline',
      waitingToSend: queued.length,
      oldestWaitingMs: oldest === undefined ? null : Math.max(0, clock.nowMs() - oldest),
      heldCommands: held.length,
      lastSentAtMs,
      detector: detectorStatus(detector),
      lease: leaseExpiresAt ? { expiresAtMs: Date.parse(leaseExpiresAt) } : null,
      disk: notice?.kind === 'storage-failed' ? 'failed' : disk,
      leader: isLeader,
    };
    if (JSON.stringify(next) === JSON.stringify(status)) return;
    status = next;
    for (const listener of [...listeners]) listener();
  }

  const unsubscribes = [
    desk.subscribe(update),
    outbox.subscribe(update),
    detector.subscribe(update),
    connection.subscribe(update),
  ];
  void storage.then(({ kept }) => {
    disk = kept === 'kept' ? 'kept' : 'not-kept';
    update();
  });
  update();

  const readable: Readable<StationStatus> = {
    get: () => status,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    ...readable,
    lead(leads: boolean): void {
      isLeader = leads;
      update();
    },
    dispose: () => {
      for (const unsubscribe of unsubscribes) unsubscribe();
    },
  };
}

function detectorStatus(detector: DetectorBench): StationStatus['detector'] {
  const status = detector.status();
  switch (status.state) {
    case 'ready':
      return { state: 'ready', label: `${status.title} ${status.packVersion}, ${status.provider}` };
    case 'starting':
      return { state: 'starting', label: '' };
    case 'off':
      return { state: 'off', label: '' };
    default:
      return { state: 'failed', label: '', reason: status.reason };
  }
}
