import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

/** A line between the servers that share one database. */
export interface Channel {
  /** Best effort: what is sent while the database is away is lost. */
  send(payload: string): void;
  close(): Promise<void>;
}

const NAME = 'gantry_live';
const RETRY_MS = 1_000;
/** PostgreSQL refuses longer notifications. */
const PAYLOAD_MAX_BYTES = 7_999;

/** Hears what other servers send, and what this one sends too; connects again whenever the database comes back. */
export function openChannel(address: ClientConfig, hear: (payload: string) => void): Channel {
  const closed = new AbortController();
  let client: Client | undefined;

  async function stayConnected(): Promise<void> {
    while (!closed.signal.aborted) {
      await listenUntilBroken().catch(() => undefined);
      await sleep(RETRY_MS, undefined, { signal: closed.signal, ref: false }).catch(() => undefined);
    }
  }

  async function listenUntilBroken(): Promise<void> {
    const fresh = new Client(address);
    const broken = new Promise<void>((resolve) => {
      fresh.on('error', () => resolve());
      fresh.on('end', () => resolve());
    });
    fresh.on('notification', ({ payload }) => payload && hear(payload));
    await fresh.connect();
    await fresh.query(`listen ${NAME}`);
    client = fresh;
    if (!closed.signal.aborted) await broken;
    client = undefined;
    await fresh.end().catch(() => undefined);
  }

  const staying = stayConnected();
  return {
    send(payload) {
      if (Buffer.byteLength(payload) > PAYLOAD_MAX_BYTES) return;
      client?.query('select pg_notify($1, $2)', [NAME, payload]).catch(() => undefined);
    },
    async close() {
      closed.abort();
      await client?.end().catch(() => undefined);
      await staying;
    },
  };
}
