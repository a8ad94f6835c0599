import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';

/** A server that was killed lets go as soon as PostgreSQL notices; a living one does not. */
const PATIENCE_MS = 5_000;

/**
 * Keeps a second server off the same data folder, for as long as this one lives. Returns how to let go. Throws when
 * another server holds it.
 */
export async function holdAlone(address: ClientConfig): Promise<() => Promise<void>> {
  const client = new Client(address);
  client.on('error', () => undefined);
  await client.connect();
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(7105412004) as held');
    if (rows[0]?.held) return () => client.end().catch(() => undefined);
    await sleep(200);
  }
  await client.end();
  throw new Error('another Gantry server is running on this data folder');
}
