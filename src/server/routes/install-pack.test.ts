import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { INSTALL_PACK_PATH, MANIFEST_FILE, seeModelPacks } from '#contract/model-packs.ts';
import { graph, node, onnxModel } from '#testing/detection/onnx-bytes.ts';
import type { Caller } from '#testing/server/caller.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { type NewPack, newPack, type PackChanges } from '#testing/server/pack-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let administrator: Caller;
beforeAll(async () => {
  server = await testApp();
  administrator = await server.signedIn('administrator');
});
afterAll(() => server.close());

const install = (pack: NewPack) => administrator.upload(pack.form, INSTALL_PACK_PATH);
const newest = async () => (await server.auditEntries()).slice(-1);

async function belongings() {
  const files = (await readdir(server.dataFolder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== path.basename(server.checkpointFile),
  );
  const rows = await server.deployment.db.selectFrom('model_packs').select('sha256').execute();
  return { files: files.map(({ name }) => name).sort(), rows: rows.length };
}

it('installs a pack, with an event, and lists it', async () => {
  const pack = await newPack();
  const answer = await install(pack);
  expect([answer.status, answer.body]).toEqual([201, { sha256: pack.sha256, duplicate: false }]);
  expect(await newest()).toMatchObject([
    {
      action: 'model-pack.installed',
      actorId: administrator.officer.id,
      details: { packId: pack.manifest.id, files: { [MANIFEST_FILE]: pack.sha256 } },
    },
  ]);
  const { packs, active } = (await administrator.call(seeModelPacks)).body;
  expect(packs[0]).toMatchObject({
    sha256: pack.sha256,
    packId: pack.manifest.id,
    operators: ['Conv', 'Relu'],
    installedBy: administrator.officer.displayName,
    selfTest: null,
  });
  expect(active).toEqual([]);
});

it('takes the same pack twice for one', async () => {
  const pack = await newPack();
  await install(pack);
  const before = await belongings();
  const again = await install(pack);
  expect([again.status, again.body]).toEqual([200, { sha256: pack.sha256, duplicate: true }]);
  expect(await belongings()).toEqual(before);
});

const text = (value: string) => new TextEncoder().encode(value);
it.each<[string, PackChanges, number, string, string]>([
  ['a manifest that is no JSON', { tampered: { manifest: '{' } }, 400, 'pack-manifest-invalid', ''],
  ['another format', { manifest: { format: 'zip' } }, 400, 'pack-manifest-invalid', 'format'],
  ['a class without threshold', { manifest: { thresholds: {} } }, 400, 'pack-manifest-invalid', ''],
  ['an id that is no id', { manifest: { id: '../up' } }, 400, 'pack-manifest-invalid', 'id'],
  ['characters that cannot be kept', { manifest: { title: 'a\0b' } }, 400, 'pack-manifest-invalid', 'title'],
  [
    'a network in place of the manifest',
    { manifest: { model: { file: 'manifest.json', sha256: 'a'.repeat(64), bytes: 1 } } },
    400,
    'pack-manifest-invalid',
    'model.file',
  ],
  [
    'another network',
    { tampered: { network: onnxModel(graph(node('Add'))) } },
    400,
    'pack-network-altered',
    'network.onnx',
  ],
  ['a cut network', { tampered: { network: text('') } }, 400, 'pack-network-altered', 'network.onnx'],
  ['another golden test', { tampered: { golden: '{}' } }, 400, 'pack-golden-altered', 'golden.json'],
  ['a golden test of nothing', { golden: text('{}') }, 400, 'pack-golden-invalid', 'scan'],
  ['what is no network', { network: text('hello') }, 400, 'pack-network-unreadable', 'network.onnx'],
  [
    'operators that no browser runs',
    { network: onnxModel(graph(node('Conv'), node('Warp', { domain: 'com.example' }))) },
    400,
    'pack-operators-unsupported',
    'network.onnx',
  ],
  ['a manifest of any size', { tampered: { manifest: 'x'.repeat(300_000) } }, 413, 'too-large', 'manifest'],
])('refuses %s, and leaves nothing but an event', async (_, changes, status, problem, field) => {
  const [before, events] = [await belongings(), await server.auditEntries()];
  const answer = await install(await newPack(changes));
  expect([answer.status, answer.problem?.problem, answer.problem?.field]).toEqual([status, problem, field]);
  expect(answer.problem?.detail).toBeTruthy();
  expect(await belongings()).toEqual(before);
  const added = (await server.auditEntries()).slice(events.length);
  expect(added).toMatchObject([{ action: 'model-pack.refused', details: { problem, field } }]);
});

it('names the operators that no browser runs', async () => {
  const answer = await install(await newPack({ network: onnxModel(graph(node('Warp'), node('Fold'))) }));
  expect(answer.problem?.detail).toContain('Fold, Warp');
});

it('refuses forms that are no pack', async () => {
  const { parts } = await newPack();
  const send = async (some: typeof parts) => {
    const { status, problem } = await administrator.upload(multipartForm(some), INSTALL_PACK_PATH);
    return [status, problem?.problem, problem?.field];
  };
  const before = await belongings();
  expect(await send([])).toEqual([400, 'pack-file-missing', 'manifest']);
  expect(await send(parts.slice(0, 2))).toEqual([400, 'pack-file-missing', 'golden']);
  expect(await send([...parts.slice(0, 2), { name: 'photo', value: 'x', fileName: 'x' }])).toEqual([
    400,
    'pack-file-unexpected',
    'photo',
  ]);
  expect((await send([...parts, ...parts]))[1]).toBe('pack-file-unexpected');
  const { payload, contentType } = multipartForm(parts);
  const cut = await administrator.upload({ payload: payload.subarray(0, 900), contentType }, INSTALL_PACK_PATH);
  expect([cut.status, cut.problem?.problem]).toEqual([400, 'malformed']);
  const json = await administrator.upload(
    { payload: Buffer.from('{}'), contentType: 'application/json' },
    INSTALL_PACK_PATH,
  );
  expect([json.status, json.problem?.problem]).toEqual([400, 'malformed']);
  expect(await belongings()).toEqual(before);
});

it('keeps one meaning for a name and a version', async () => {
  const pack = await newPack();
  await install(pack);
  const other = await newPack({ manifest: { id: pack.manifest.id, title: 'Another' } });
  const refused = await install(other);
  expect([refused.status, refused.problem?.problem]).toEqual([409, 'pack-version-taken']);
  expect((await install(await newPack({ manifest: { id: pack.manifest.id, version: '1.2.4' } }))).status).toBe(201);
});

it('leaves nothing of a pack whose rows could not be written', async () => {
  const pack = await newPack({ network: onnxModel(graph(node('Sigmoid'))) });
  const before = await belongings();
  const blocked = `alter table model_packs add constraint blocked check (pack_id <> '${pack.manifest.id}')`;
  await sql.raw(blocked).execute(server.deployment.db);
  expect((await install(pack)).status).toBe(500);
  const after = await belongings();
  expect(after.rows).toBe(before.rows);
  expect(after.files).toEqual(before.files);
});

it('takes no more than thirty packs a minute', async () => {
  const own = await testApp();
  const statuses = [];
  for (let i = 0; i < 31; i++) {
    statuses.push((await own.app.inject({ method: 'POST', url: INSTALL_PACK_PATH })).statusCode);
  }
  expect([statuses[29], statuses[30]]).toEqual([401, 429]);
  await own.close();
});
