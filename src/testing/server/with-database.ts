import type { ClientConfig } from 'pg';

/** The address of another database of the same PostgreSQL. A connection string would overrule a `database` beside it. */
export function withDatabase(address: ClientConfig, name: string): ClientConfig {
  if (!address.connectionString) return { ...address, database: name };
  const url = new URL(address.connectionString);
  url.pathname = `/${name}`;
  return { connectionString: url.href };
}
