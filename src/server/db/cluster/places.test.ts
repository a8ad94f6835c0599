import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBinaries } from './binaries.ts';
import { preparePlaces } from './places.ts';
import { isReachable } from './run-as.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gantry-places-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true }));

const stranger = { uid: 4_000_001, gid: 4_000_001 };

it('knows which folders another account can walk to', async () => {
  const closed = path.join(folder, 'closed');
  await mkdir(path.join(closed, 'inside'), { recursive: true });
  expect(await isReachable(path.join(closed, 'inside'), stranger)).toBe(true);
  await chmod(closed, 0o700);
  expect(await isReachable(path.join(closed, 'inside'), stranger)).toBe(false);
  expect(await isReachable(path.join(closed, 'inside'), undefined)).toBe(true);
});

it('keeps sockets where their path fits, and all of it closed to others', async () => {
  const near = await preparePlaces(path.join(folder, 'pg'), undefined);
  expect(near.socketFolder).toBe(path.join(folder, 'pg/run'));
  const deep = await preparePlaces(path.join(folder, 'd'.repeat(90), 'pg'), undefined);
  expect(Buffer.byteLength(path.join(deep.socketFolder, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107);
  for (const closed of [near.base, near.socketFolder, deep.socketFolder]) {
    expect((await stat(closed)).mode & 0o777).toBe(0o700);
  }
  await rm(deep.socketFolder, { recursive: true });
});

it('makes one random password and keeps it', async () => {
  const first = await preparePlaces(path.join(folder, 'kept'), undefined);
  const password = await readFile(first.passwordFile, 'utf8');
  expect(password).toMatch(/^[0-9a-f]{64}$/);
  expect((await stat(first.passwordFile)).mode & 0o777).toBe(0o600);
  await preparePlaces(path.join(folder, 'kept'), undefined);
  expect(await readFile(first.passwordFile, 'utf8')).toBe(password);
});

/** As npm leaves the package when it may not run install scripts: without links. */
async function packageIn(closed: string): Promise<string> {
  const files: Record<string, string> = {
    'package.json': '{"version":"18.0.0"}',
    'native/pg-symlinks.json': '[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]',
    'native/lib/libpq.so.5.18': 'library',
    'native/bin/postgres': '#!/bin/sh',
  };
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.join(closed, path.dirname(name)), { recursive: true });
    await writeFile(path.join(closed, name), content);
  }
  return closed;
}

it('makes the links that installing without scripts left out', async () => {
  const installed = await packageIn(path.join(folder, 'open'));
  const { postgres } = await findBinaries(path.join(folder, 'spare'), undefined, installed);
  expect(postgres).toBe(path.join(installed, 'native/bin/postgres'));
  expect(await readFile(path.join(installed, 'native/lib/libpq.so.5'), 'utf8')).toBe('library');
});

it('copies the programs out of a folder their account cannot enter', async () => {
  const home = path.join(folder, 'home');
  const installed = await packageIn(path.join(home, 'package'));
  await chmod(home, 0o700);
  for (let i = 0; i < 2; i++) {
    const { postgres } = await findBinaries(path.join(folder, 'spare'), stranger, installed);
    expect(postgres).toBe(path.join(folder, 'spare/postgresql-18.0.0/native/bin/postgres'));
  }
  expect(await readFile(path.join(folder, 'spare/postgresql-18.0.0/native/lib/libpq.so.5'), 'utf8')).toBe('library');
});
