import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Review } from '#domain/review/review.ts';
import { newCommand } from '#testing/server/caller.ts';
import { type RemoteOfficer, remoteOfficer } from '#testing/server/remote-officer.ts';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { type ServerProcess, startServerProcess } from '#testing/server/server-process.ts';

const PASSWORD = 'crash-test-password';
const CLI = fileURLToPath(new URL('./audit/cli.ts', import.meta.url));

let folder: string;
let server: ServerProcess;
const start = () =>
  startServerProcess({ GANTRY_DATA: folder, GANTRY_SEED: 'accounts', GANTRY_DEMO_PASSWORD: PASSWORD });
const officerAt = (username: string) => remoteOfficer(server.address, username, PASSWORD);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gantry-crash-'));
  server = await start();
}, 60_000);
afterAll(async () => {
  const code = await server.stop();
  await rm(folder, { recursive: true, force: true });
  expect(code, server.output()).toBe(0);
});

async function claimedReview(): Promise<{ officer: RemoteOfficer; review: Review }> {
  const scanner = await officerAt('scanner1');
  expect((await scanner.upload(newSidecar(), newTiff())).status).toBe(201);
  const officer = await officerAt('officer1');
  return { officer, review: await officer.claim() };
}

async function postmasterPid(): Promise<number> {
  const home = (await readdir(folder)).includes('postgres') ? path.join(folder, 'postgres') : undefined;
  if (!home) throw new Error('the cluster is elsewhere');
  return Number((await readFile(path.join(home, 'data/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** As `npm run audit:verify`. */
async function verify(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [CLI], {
    env: { PATH: process.env.PATH, GANTRY_DATA: folder },
  });
  return stdout;
}

it('loses nothing acknowledged when the server is killed', { timeout: 60_000 }, async () => {
  const { officer, review } = await claimedReview();
  const command = newCommand(review, 'give-first-verdict', { verdict: 'hold' });
  const acknowledged = await officer.post('/api/commands/give-first-verdict', command);
  expect(acknowledged.status).toBe(200);
  await server.kill();

  server = await start();
  const back = await officerAt('officer1');
  const seen = await back.get(`/api/scans/${review.scanId}`);
  expect(seen.body).toMatchObject({ review: { revision: 2, firstVerdict: { verdict: 'hold' } } });
  const replayed = await back.post('/api/commands/give-first-verdict', command);
  expect(replayed.body).toEqual(acknowledged.body);
  expect(await verify()).toContain('The audit trail holds');
});

it('loses nothing acknowledged when PostgreSQL is killed, and goes on', { timeout: 60_000 }, async () => {
  const { officer, review } = await claimedReview();
  const command = newCommand(review, 'give-first-verdict', { verdict: 'clear' });
  expect((await officer.post('/api/commands/give-first-verdict', command)).status).toBe(200);
  process.kill(await postmasterPid(), 'SIGKILL');

  await vi.waitFor(
    async () => {
      const { status, body } = await officer.get(`/api/scans/${review.scanId}`);
      // Until the database is back, a station is told to come again, never that its work is gone.
      if (status !== 200) expect(status).toBe(503);
      expect(body).toMatchObject({ review: { revision: 2, firstVerdict: { verdict: 'clear' } } });
    },
    { timeout: 30_000, interval: 100 },
  );
  expect((await officer.get('/api/health')).body).toMatchObject({ status: 'ok', database: 'ok' });
});

it('survives being killed at any moment of an upload', { timeout: 60_000 }, async () => {
  for (const afterMs of [5, 60, 150]) {
    const scanner = await officerAt('scanner1');
    const [sidecar, image] = [newSidecar(), newTiff({ width: 600, height: 400 })];
    const first = scanner.upload(sidecar, image).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await server.kill();
    const acknowledged = await first;

    server = await start();
    expect(await readdir(path.join(folder, 'incoming'))).toEqual([]);
    const again = await (await officerAt('scanner1')).upload(sidecar, image);
    expect([200, 201]).toContain(again.status);
    if (acknowledged?.status === 201) expect(again.body).toMatchObject({ duplicate: true });
  }
  expect(await verify()).toContain('The audit trail holds');
});

it('keeps a second server off its data folder, and is not disturbed by it', { timeout: 60_000 }, async () => {
  const officer = await officerAt('officer2');
  await expect(start()).rejects.toThrow('another Gantry server');
  expect((await officer.get('/api/queue/counts')).status).toBe(200);
});

it('stops in order when it is told to', { timeout: 60_000 }, async () => {
  expect(await server.stop()).toBe(0);
  await expect(readFile(path.join(folder, 'postgres/data/postmaster.pid'))).rejects.toThrow('ENOENT');
  expect(await verify()).toContain('The audit trail holds');
  await expect(readFile(path.join(folder, 'postgres/data/postmaster.pid'))).rejects.toThrow('ENOENT');
  server = await start();
});
