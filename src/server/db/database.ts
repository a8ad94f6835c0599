import { Kysely, type Transaction as KyselyTransaction, PostgresDialect, sql } from 'kysely';
import { Pool, type PoolConfig, types } from 'pg';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Transaction = KyselyTransaction<Tables>;

const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** Counters fit a double; instants are the texts of the domain, in UTC to the millisecond. */
const parsers: Record<number, (text: string) => unknown> = {
  [INT8]: Number,
  [TIMESTAMPTZ]: (text) => new Date(`${text.slice(0, 19).replace(' ', 'T')}${fractionOf(text)}Z`).toISOString(),
};

function fractionOf(text: string): string {
  return /\.\d{1,3}/.exec(text)?.[0] ?? '';
}

/** Opens a pool of connections. Nothing is sent before the first query. */
export function connect(address: PoolConfig): Database {
  const pool = new Pool({
    max: 12,
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    ...address,
    options: '-c TimeZone=UTC -c statement_timeout=20000',
    types: { getTypeParser: (oid: number, format) => parsers[oid] ?? types.getTypeParser(oid, format as 'text') },
  });
  // A connection that breaks is replaced, and its query fails; without listeners it would end the process, too.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** True when the database answers. */
export async function isAnswering(db: Database): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}
