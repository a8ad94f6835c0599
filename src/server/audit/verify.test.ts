import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { transact } from '../commands/transact.ts';
import { verifyAudit } from './verify.ts';

let server: TestApp;
beforeEach(async () => {
  server = await testApp();
  await append(10);
  await server.deployment.checkpoints.flush();
});
afterEach(() => server.close());

async function append(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    await transact(server.deployment, ({ appendAudit }) =>
      appendAudit({
        action: 'scan.refused',
        actorId: null,
        scanId: null,
        deviceAt: null,
        details: { text: `ö "${i}"` },
      }),
    );
  }
}

/** As someone who owns the database may. */
async function tamper(...statements: string[]): Promise<void> {
  const all = [
    'alter table audit_events disable trigger all',
    'alter table audit_head disable trigger all',
    ...statements,
  ];
  await sql.raw(all.join('; ')).execute(server.deployment.db);
}

const verify = () => verifyAudit(server.deployment.db, server.checkpointFile);

it('holds for what the server wrote', async () => {
  expect(await verify()).toMatchObject({ intact: true, events: 10, broken: null });
});

it('holds while others write', async () => {
  const writing = append(30);
  for (let i = 0; i < 5; i++) {
    await server.deployment.checkpoints.flush();
    expect((await verify()).broken).toBeNull();
  }
  await writing;
  expect(await verify()).toMatchObject({ intact: true, events: 40 });
});

it('has no gaps when transactions fail or run in parallel', async () => {
  const attempts = Array.from({ length: 20 }, (_, i) =>
    transact(server.deployment, async ({ appendAudit }) => {
      await appendAudit({ action: 'scan.refused', actorId: null, scanId: null, deviceAt: null, details: {} });
      if (i % 3 === 0) throw new Error('given up');
    }).catch(() => undefined),
  );
  await Promise.all(attempts);
  expect(await verify()).toMatchObject({ intact: true, events: 10 + 13 });
});

it.each([
  ['update', "update audit_events set action = 'scan.received' where seq = 3"],
  ['delete', 'delete from audit_events where seq = 3'],
  ['truncate', 'truncate audit_events'],
  ['delete', 'delete from audit_head'],
  ['truncate', 'truncate audit_head'],
  ['set-back head', 'update audit_head set seq = 4'],
])('refuses to %s', async (_, statement) => {
  await expect(sql.raw(statement).execute(server.deployment.db)).rejects.toThrow('append-only');
});

it('finds one changed byte', async () => {
  await tamper(`update audit_events set sealed = replace(sealed, '\\"4\\"', '\\"5\\"') where seq = 5`);
  expect((await verify()).broken).toEqual({ seq: 5, reason: 'its text or its hash was changed' });
});

it('finds a changed column', async () => {
  await tamper("update audit_events set actor_id = 'off_someone0' where seq = 7");
  expect((await verify()).broken?.seq).toBe(7);
});

it('finds a deletion', async () => {
  await tamper('delete from audit_events where seq = 4');
  expect((await verify()).broken).toEqual({ seq: 4, reason: 'event 4 is missing' });
});

it('finds a swap', async () => {
  await tamper(
    'update audit_events set seq = -1 where seq = 3',
    'update audit_events set seq = 3 where seq = 4',
    'update audit_events set seq = 4 where seq = -1',
  );
  expect((await verify()).broken?.seq).toBe(3);
});

it('finds a cut end', async () => {
  await tamper('delete from audit_events where seq > 8');
  expect((await verify()).broken).toMatchObject({ seq: 9, reason: expect.stringContaining('cut off') });
});

it('finds a cut end whose head was mended', async () => {
  await tamper(
    'delete from audit_events where seq > 8',
    'update audit_head set seq = 8, hash = (select hash from audit_events where seq = 8)',
  );
  expect((await verify()).broken).toMatchObject({ seq: 9, reason: expect.stringContaining('event 10') });
});

it('finds a chain that was written anew from some event on', async () => {
  await tamper(
    'delete from audit_events where seq > 8',
    'update audit_head set seq = 8, hash = (select hash from audit_events where seq = 8)',
  );
  await sql.raw('alter table audit_events enable trigger all').execute(server.deployment.db);
  await append(5);
  expect((await verify()).broken).toMatchObject({ seq: 10, reason: expect.stringContaining('rewritten') });
});

it('notes heads sparsely', async () => {
  await append(20);
  await server.deployment.checkpoints.flush();
  const notes = (await readFile(server.checkpointFile, 'utf8')).trim().split('\n');
  expect(notes.length).toBeLessThan(6);
  expect(notes.at(-1)).toMatch(/^30 [0-9a-f]{64}$/);
});
