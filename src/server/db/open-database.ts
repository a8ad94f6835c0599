import path from 'node:path';
import { Client, type ClientConfig, escapeIdentifier } from 'pg';
import { type Cluster, superviseCluster } from './cluster/supervise.ts';
import { connect, type Database } from './database.ts';
import { holdAlone } from './hold-alone.ts';
import { migrate } from './migrate.ts';

/** An open database, ours or another's. */
export interface OpenDatabase {
  readonly db: Database;
  /** For connections of one's own, such as one that listens. */
  readonly address: ClientConfig;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** DATABASE_URL, where given. */
  readonly url: string | undefined;
  /** Where our own cluster lives when there is no `url`. */
  readonly dataFolder: string;
  /** A visitor (such as the chain's verifier) leaves a PostgreSQL that was running as it found it. */
  readonly isVisitor?: boolean;
  readonly report?: (message: string, error?: unknown) => void;
}

const DATABASE = 'gantry';

/** Connects by `url`, else to our own PostgreSQL, started if need be, and brings the tables up to date. */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  if (options.url) return opened({ connectionString: options.url }, undefined, async () => undefined, options);
  const folder = path.join(options.dataFolder, 'postgres');
  const cluster = await superviseCluster({ folder, ...(options.report ? { report: options.report } : {}) });
  try {
    await createDatabase({ ...cluster.address, database: 'postgres' }, DATABASE);
    const address = { ...cluster.address, database: DATABASE };
    const release = options.isVisitor ? async () => undefined : await holdAlone(address);
    return await opened(address, cluster, release, options);
  } catch (error) {
    await (cluster.adopted ? cluster.leave() : cluster.stop());
    throw error;
  }
}

async function opened(
  address: ClientConfig,
  cluster: Cluster | undefined,
  release: () => Promise<void>,
  options: DatabaseOptions,
): Promise<OpenDatabase> {
  const db = connect(address);
  await migrate(db);
  return {
    db,
    address,
    close: async () => {
      await db.destroy();
      await release();
      if (options.isVisitor && cluster?.adopted) await cluster.leave();
      else await cluster?.stop();
    },
  };
}

async function createDatabase(address: ClientConfig, name: string): Promise<void> {
  const client = new Client(address);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
