import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeDetectorSettings } from '#contract/detector-settings.ts';
import {
  activatePack,
  INSTALL_PACK_PATH,
  MANIFEST_FILE,
  packFilePath,
  reportSelfTest,
  seeModelPacks,
} from '#contract/model-packs.ts';
import type { SelfTestOutcome } from '#domain/model-pack/self-test.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type NewPack, newPack } from '#testing/server/pack-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let administrator: Caller;
let officer: Caller;
beforeAll(async () => {
  server = await testApp();
  administrator = await server.signedIn('administrator');
  officer = await server.signedIn('officer');
});
afterAll(() => server.close());

const PASSED: SelfTestOutcome = { state: 'passed', provider: 'wasm', durationMs: 40, passedOver: ['webgpu: none'] };
const FAILED: SelfTestOutcome = { state: 'failed', reason: 'output "heads" is off by 0.4' };

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });
const install = (pack: NewPack) => administrator.upload(pack.form, INSTALL_PACK_PATH);
const tell = (pack: NewPack, outcome: SelfTestOutcome) =>
  administrator.call(reportSelfTest, { body: { ...act(), packSha256: pack.sha256, outcome } });
const activate = (pack: string, site: string | null = null) =>
  administrator.call(activatePack, { body: { ...act(), site, pack } });
const newest = async () => (await server.auditEntries()).slice(-1);
const settings = async () => (await officer.call(seeDetectorSettings)).body;

it('activates a pack only after its self-test was passed', async () => {
  const pack = await newPack();
  await install(pack);
  expect((await activate(pack.sha256)).problem?.problem).toBe('pack-not-tested');
  await tell(pack, FAILED);
  expect(await newest()).toMatchObject([
    { action: 'model-pack.tested', details: { packId: pack.manifest.id, command: { outcome: FAILED } } },
  ]);
  expect((await activate(pack.sha256)).problem?.problem).toBe('pack-failed-self-test');
  expect((await settings()).choices).toEqual([]);

  await tell(pack, PASSED);
  expect((await activate(pack.sha256)).status).toBe(200);
  expect(await newest()).toMatchObject([
    { action: 'model-pack.activated', details: { packId: pack.manifest.id, command: { site: null } } },
  ]);
  const { choices, packs } = await settings();
  expect(choices).toEqual([{ site: null, pack: pack.sha256 }]);
  expect(packs).toContainEqual(expect.objectContaining({ sha256: pack.sha256, packId: pack.manifest.id }));
});

it('chooses for a site, for all others, and goes back', async () => {
  const pack = await newPack();
  await install(pack);
  await tell(pack, PASSED);
  await activate('bundled');
  await activate(pack.sha256, 'North');
  expect((await settings()).choices).toEqual(
    expect.arrayContaining([
      { site: null, pack: 'bundled' },
      { site: 'North', pack: pack.sha256 },
    ]),
  );
  await activate('bundled', 'North');
  expect((await settings()).choices).toContainEqual({ site: 'North', pack: 'bundled' });
  await activate('default', 'North');
  expect((await settings()).choices).toEqual([{ site: null, pack: 'bundled' }]);
  expect((await activate('default')).problem).toMatchObject({ problem: 'malformed', field: 'pack' });
});

it('takes choices for one site that come at once', async () => {
  const statuses = await Promise.all(Array.from({ length: 6 }, () => activate('bundled', 'Busy')));
  expect(statuses.map(({ status }) => status)).toEqual(Array(6).fill(200));
});

it('knows the sites that scans have come from', async () => {
  await server.deliverScan({ site: 'Quay 7' });
  await server.deliverScan({ site: 'Quay 7' });
  expect((await administrator.call(seeModelPacks)).body.sites.filter((site) => site === 'Quay 7')).toHaveLength(1);
});

it('answers a replay as the first time, with one event', async () => {
  const pack = await newPack();
  await install(pack);
  const report = { ...act(), packSha256: pack.sha256, outcome: PASSED };
  const choice = { ...act(), site: 'Replay', pack: pack.sha256 };
  const before = (await server.auditEntries()).length;
  for (let i = 0; i < 2; i++) {
    expect((await administrator.call(reportSelfTest, { body: report })).status).toBe(200);
    expect((await administrator.call(activatePack, { body: choice })).status).toBe(200);
  }
  expect((await server.auditEntries()).length).toBe(before + 2);
  const other = await administrator.call(activatePack, { body: { ...choice, pack: 'bundled' } });
  expect(other.problem).toMatchObject({ problem: 'malformed', field: 'commandId' });
});

it('refuses what is malformed or not there', async () => {
  const sha = 'f'.repeat(64);
  expect((await activate(sha)).problem?.problem).toBe('not-found');
  expect((await activate('newest' as never)).problem?.problem).toBe('malformed');
  expect((await activate('bundled', '')).problem).toMatchObject({ problem: 'malformed', field: 'site' });
  const report = await administrator.call(reportSelfTest, { body: { ...act(), packSha256: sha, outcome: PASSED } });
  expect(report.problem?.problem).toBe('not-found');
  const odd = { ...act(), packSha256: sha, outcome: { state: 'passed' } } as never;
  expect((await administrator.call(reportSelfTest, { body: odd })).problem?.problem).toBe('malformed');
});

it('serves the files for ever, to those who may see packs', async () => {
  const pack = await newPack();
  await install(pack);
  for (const [name, part] of [
    [MANIFEST_FILE, 0],
    ['network.onnx', 1],
    ['golden.json', 2],
  ] as const) {
    const { status, raw, headers } = await officer.get(`${packFilePath(pack.sha256, name)}?sha256=x`);
    expect([status, headers['cache-control']]).toEqual([200, 'private, max-age=31536000, immutable']);
    expect(raw.equals(Buffer.from(pack.parts[part]?.value ?? ''))).toBe(true);
    const again = await officer.get(packFilePath(pack.sha256, name), { 'if-none-match': String(headers.etag) });
    expect(again.status).toBe(304);
  }
  expect((await officer.get(packFilePath(pack.sha256, 'secret'))).status).toBe(404);
  expect((await officer.get(packFilePath(pack.sha256, 'constructor'))).status).toBe(404);
  expect((await officer.get(packFilePath('f'.repeat(64), MANIFEST_FILE))).status).toBe(404);
  expect((await officer.get(packFilePath('..', MANIFEST_FILE))).status).toBe(404);
  expect((await (await server.signedIn('scanner')).get(packFilePath(pack.sha256, MANIFEST_FILE))).status).toBe(403);
});

it('is for administrators', async () => {
  const pack = await newPack();
  for (const role of ['officer', 'senior-officer', 'supervisor', 'scanner'] as const) {
    const caller = await server.signedIn(role);
    const answers = [
      await caller.call(seeModelPacks),
      await caller.call(activatePack, { body: { ...act(), site: null, pack: 'bundled' } }),
      await caller.call(reportSelfTest, { body: { ...act(), packSha256: pack.sha256, outcome: PASSED } }),
      await caller.upload(pack.form, INSTALL_PACK_PATH),
    ];
    expect(answers.map(({ problem }) => problem?.problem)).toEqual(Array(4).fill('not-permitted'));
  }
  expect((await server.app.inject({ method: 'POST', url: INSTALL_PACK_PATH })).statusCode).toBe(401);
});
