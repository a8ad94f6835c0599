import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawRound } from '#contract/audit-rounds.ts';
import { searchTrail, seeChain, type TrailQuery } from '#contract/trail.ts';
import { BUNDLE_PATH } from '#contract/transfers.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, PLAIN_RECIPE, proposal } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
let scanId: ScanId;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
  scanId = await decided();
  await decided();
  server.wait(60_000);
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

async function decided(): Promise<ScanId> {
  const id = await server.deliverScan();
  let review = await officer.claim(id);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'hold' })).body);
  const findingId = `fnd_${randomUUID()}` as FindingId;
  const report = doneReport({ ...proposal(1), findingId });
  ({ review } = (await officer.act(review, 'report-detection', { report })).body);
  ({ review } = (await officer.act(review, 'confirm-finding', { findingId, classId: 'weapon' })).body);
  await officer.act(review, 'decide', { outcome: 'hold', note: 'tiles', recipe: PLAIN_RECIPE });
  return id;
}

const anything: TrailQuery = { about: null, actorId: null, pack: null, action: null, before: null };
const search = async (query: Partial<TrailQuery>, caller = supervisor) =>
  (await caller.call(searchTrail, { body: { ...anything, ...query } })).body;

it('reads the trail from its end, with names', async () => {
  const { rows } = await search({ action: 'decision.made' });
  expect(rows).toHaveLength(2);
  expect(rows[0]?.seq).toBeGreaterThan(rows[1]?.seq ?? 0);
  expect(rows[1]).toMatchObject({ actor: officer.officer.displayName, scanId });
});

it('says whether the chain holds, to whoever may verify it', async () => {
  expect((await supervisor.call(seeChain)).body).toMatchObject({ intact: true, broken: null });
  expect((await officer.call(seeChain)).status).toBe(403);
});

it('finds the events of a case, a person, and a pack', async () => {
  const ofCase = await search({ about: scanId });
  expect(ofCase.rows.every((row) => row.scanId === scanId)).toBe(true);
  const container = ofCase.rows[0]?.container ?? null;
  expect((await search({ about: container })).rows).toEqual(ofCase.rows);
  const ofPerson = (await search({ actorId: supervisor.officer.id })).rows;
  expect(new Set(ofPerson.map(({ actorId }) => actorId))).toEqual(new Set([supervisor.officer.id]));
  const ofPack = (await search({ about: scanId, pack: { packId: 'test-pack', packVersion: '1' } })).rows;
  expect(ofPack.map(({ action }) => action)).toEqual(['decision.made', 'finding.confirmed', 'detection.reported']);
  expect((await search({ pack: { packId: 'test-pack', packVersion: '2' } })).rows).toEqual([]);
});

it('reads on before an event', async () => {
  const all = (await search({ about: scanId })).rows;
  const rest = (await search({ about: scanId, before: all[1]?.seq ?? 0 })).rows;
  expect(rest).toEqual(all.slice(2));
});

it('tells nothing of a scan that the caller is to read blind', async () => {
  const reader = await server.signedIn('supervisor');
  const plan = { seed: 's', size: 9, strata: [], isExamined: false, decidedBy: null };
  const period = { from: '2020-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' };
  await reader.call(drawRound, { body: { ...act(), plan: { ...plan, ...period } } });
  expect((await search({ action: 'decision.made' }, reader)).rows).toEqual([]);
  expect((await reader.call(searchTrail, { body: anything })).body.rows.length).toBeGreaterThan(0);
  expect((await bundle(reader)).statusCode).toBe(409);
});

it('is for supervisors', async () => {
  for (const role of ['officer', 'administrator', 'scanner'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(searchTrail, { body: anything })).status).toBe(403);
    expect((await bundle(caller)).statusCode).toBe(403);
  }
});

async function bundle(caller = supervisor, id = scanId) {
  const url = BUNDLE_PATH.replace(':scanId', id);
  return server.app.inject({ method: 'POST', url, headers: { cookie: caller.cookie } });
}

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

async function unpacked(): Promise<string> {
  const { statusCode, rawPayload } = await bundle();
  expect(statusCode).toBe(200);
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-bundle-'));
  folders.push(folder);
  for (const [name, bytes] of Object.entries(unzipSync(rawPayload))) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return folder;
}

/** As a stranger does it: the one command of README.txt, with nothing but Node. */
function verify(folder: string): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['verify.mjs'], { cwd: folder, env: {} }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${stdout}${stderr}` }),
    );
  });
}

async function changed(folder: string, name: string, change: (text: string) => string): Promise<void> {
  const file = path.join(folder, name);
  const before = await readFile(file, 'latin1');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(file, after, 'latin1');
}

it('hands out a bundle that a stranger can verify with one command', async () => {
  const folder = await unpacked();
  const { code, said } = await verify(folder);
  expect(said).toContain('holds');
  expect(code).toBe(0);
  const { rows } = await search({ about: scanId, action: 'record.bundled' });
  expect(said).toContain(String(rows[0]?.details.manifestSha256));
});

it.each<[string, string, (text: string) => string, string]>([
  [
    'a byte of the image',
    'originals/high',
    (text) => `${text.slice(0, -1)}\u0000x`.slice(0, text.length),
    'was changed',
  ],
  [
    'the decision on record',
    'record.json',
    (text) => text.replace('"outcome": "hold"', '"outcome": "clear"'),
    'was changed',
  ],
  ['a word of an export', 'exports/web-annotation.jsonld', (text) => text.replace('Weapon', 'Weapow'), 'was changed'],
  ['a link of the chain', 'chain.txt', (text) => text.replace(/ [0-9a-f]/, ' x'), 'was changed'],
])('finds out %s', async (_, name, change, words) => {
  const folder = await unpacked();
  await changed(folder, name, change);
  const { code, said } = await verify(folder);
  expect(code).toBe(1);
  expect(said).toContain(`${name} ${words}`);
});

it('finds out a forger who mends the manifest, too', async () => {
  const folder = await unpacked();
  await changed(folder, 'record.json', (text) => text.replaceAll('"outcome": "hold"', '"outcome": "clear"'));
  const { createHash } = await import('node:crypto');
  const record = await readFile(path.join(folder, 'record.json'));
  await changed(folder, 'manifest.json', (text) => {
    const manifest = JSON.parse(text) as { files: { name: string; sha256: string; bytes: number }[] };
    for (const file of manifest.files) {
      if (file.name !== 'record.json') continue;
      file.sha256 = createHash('sha256').update(record).digest('hex');
      file.bytes = record.length;
    }
    return JSON.stringify(manifest);
  });
  const { code, said } = await verify(folder);
  expect(code).toBe(1);
  expect(said).toContain('The decision is not the one that was sealed');
});

it('finds out a file that was added', async () => {
  const folder = await unpacked();
  await writeFile(path.join(folder, 'originals/other.tif'), 'x');
  expect((await verify(folder)).said).toContain('originals/other.tif does not belong');
});
