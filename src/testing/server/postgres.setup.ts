import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client, type ClientConfig } from 'pg';
import type { TestProject } from 'vitest/node';
import { superviseCluster } from '../../server/db/cluster/supervise.ts';
import { connect } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';
import { withDatabase } from './with-database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** How to reach the PostgreSQL of this run, without a database. */
    postgresAddress: ClientConfig;
  }
}

export const TEMPLATE_DATABASE = 'gantry_test_template';

/** What these tests ask of PostgreSQL is not whether it survives a power cut. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

let stop: () => Promise<void> = async () => undefined;

/** One PostgreSQL for the whole run, with a database for the others to be copied from. DATABASE_URL names another one. */
export async function setup(project: TestProject): Promise<void> {
  const address = process.env.DATABASE_URL ? { connectionString: process.env.DATABASE_URL } : await startCluster();
  await runAlone(address, `drop database if exists ${TEMPLATE_DATABASE}`);
  await runAlone(address, `create database ${TEMPLATE_DATABASE}`);
  const template = connect(withDatabase(address, TEMPLATE_DATABASE));
  await migrate(template);
  await template.destroy();
  project.provide('postgresAddress', address);
}

export async function teardown(): Promise<void> {
  await stop();
}

async function startCluster(): Promise<ClientConfig> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-test-'));
  // Root's PostgreSQL runs under another account, which must get through to its own folder.
  await chmod(folder, 0o711);
  const cluster = await superviseCluster({ folder: path.join(folder, 'postgres'), settings: FAST });
  stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...cluster.address };
}

async function runAlone(address: ClientConfig, statement: string): Promise<void> {
  const client = new Client(withDatabase(address, 'postgres'));
  await client.connect();
  await client.query(statement);
  await client.end();
}
