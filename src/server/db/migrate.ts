import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import type { Database, Transaction } from './database.ts';

const FOLDER = new URL('./migrations/', import.meta.url);

/**
 * Brings the tables up to date, one server at a time. Throws when a migration that was applied has since been edited,
 * or when the database has one that this version does not know.
 */
export async function migrate(db: Database): Promise<void> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name)).sort();
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(7105412002)`.execute(tx);
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`create table if not exists migrations (
      name text primary key, sha256 text not null, applied_at timestamptz not null default now()
    )`.execute(tx);
    const applied = new Map(
      (await tx.selectFrom('migrations').selectAll().execute()).map((row) => [row.name, row.sha256]),
    );
    for (const known of applied.keys()) {
      if (!files.includes(known))
        throw new Error(`The database has migration ${known}, which this version does not know`);
    }
    for (const name of files) await applyOne(tx, name, applied.get(name));
  });
}

async function applyOne(tx: Transaction, name: string, appliedSha256: string | undefined): Promise<void> {
  const text = await readFile(new URL(name, FOLDER), 'utf8');
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (appliedSha256 === sha256) return;
  if (appliedSha256) throw new Error(`Migration ${name} was changed after it had been applied`);
  await sql.raw(text).execute(tx);
  await sql`insert into migrations (name, sha256) values (${name}, ${sha256})`.execute(tx);
}
