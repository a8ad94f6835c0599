import { randomUUID } from 'node:crypto';
import { type Channel, openChannel } from '../db/channel.ts';
import type { OpenDatabase } from '../db/open-database.ts';
import { type Announcement, createLiveHub, type LiveHub } from './live-hub.ts';

interface Batch {
  readonly from: string;
  readonly announcements: readonly Announcement[];
}

const BATCH_MAX = 40;

/** A hub whose announcements reach the stations of all servers that share the database. */
export function createSharedHub(
  address: OpenDatabase['address'],
): LiveHub & { readonly closeChannel: () => Promise<void> } {
  const self = randomUUID();
  const channel: Channel = openChannel(address, (payload) => {
    const { from, announcements } = JSON.parse(payload) as Batch;
    if (from !== self) hub.relay(announcements);
  });
  const hub = createLiveHub((announcements) => {
    for (let i = 0; i < announcements.length; i += BATCH_MAX) {
      const batch: Batch = { from: self, announcements: announcements.slice(i, i + BATCH_MAX) };
      channel.send(JSON.stringify(batch));
    }
  });
  return { ...hub, closeChannel: () => channel.close() };
}
