import { randomBytes } from 'node:crypto';
import { Client, type ClientConfig } from 'pg';
import { inject } from 'vitest';
import { TEMPLATE_DATABASE } from './postgres.setup.ts';
import { withDatabase } from './with-database.ts';

export interface TestDatabase {
  readonly address: ClientConfig;
  drop(): Promise<void>;
}

/** A database of its own with all tables, empty. Takes about 40 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const address = inject('postgresAddress');
  const name = `gantry_test_${randomBytes(6).toString('hex')}`;
  await run(address, `create database ${name} template ${TEMPLATE_DATABASE}`);
  return {
    address: withDatabase(address, name),
    drop: () => run(address, `drop database if exists ${name} with (force)`),
  };
}

async function run(address: ClientConfig, statement: string): Promise<void> {
  const client = new Client(withDatabase(address, 'postgres'));
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
