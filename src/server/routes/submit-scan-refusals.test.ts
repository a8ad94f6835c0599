import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '#testing/server/caller.ts';
import { type FormPart, multipartForm } from '#testing/server/multipart-form.ts';
import { newContainerNumber, newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { refusedDeliveries } from '../queries/refused-deliveries.ts';

let server: TestApp;
let scanner: Caller;
beforeAll(async () => {
  server = await testApp();
  scanner = await server.signedIn('scanner');
});
afterAll(() => server.close());

const sidecarPart = (sidecar: unknown): FormPart => ({ name: 'sidecar', value: JSON.stringify(sidecar) });
const imagePart = (value: Uint8Array, name = 'image'): FormPart => ({ name, value, fileName: `${name}.tif` });
const upload = (...parts: FormPart[]) => scanner.upload(multipartForm(parts));

/** Everything that a delivery could leave behind, but for its place among the refused ones. */
async function belongings() {
  const { db } = server.deployment;
  const files = (await readdir(server.dataFolder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== path.basename(server.checkpointFile),
  );
  const tables = ['scans', 'deliveries', 'reviews'] as const;
  const rows = await Promise.all(
    tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length),
  );
  return { files: files.map(({ name }) => name).sort(), rows };
}

const cut = (bytes: Uint8Array) => bytes.slice(0, -100);
type Case = [string, () => FormPart[], number, string, string];

it.each<Case>([
  ['nothing', () => [], 400, 'sidecar-missing', 'sidecar'],
  ['no sidecar', () => [imagePart(newTiff())], 400, 'sidecar-missing', 'sidecar'],
  ['the image first', () => [imagePart(newTiff()), sidecarPart(newSidecar())], 400, 'sidecar-missing', 'sidecar'],
  ['no image', () => [sidecarPart(newSidecar())], 400, 'image-missing', 'image'],
  [
    'half a pair',
    () => [sidecarPart(newSidecar()), imagePart(newTiff(), 'image-high')],
    400,
    'image-missing',
    'image-low',
  ],
  [
    'an unknown part',
    () => [sidecarPart(newSidecar()), imagePart(newTiff(), 'photo')],
    400,
    'unexpected-part',
    'photo',
  ],
  [
    'two images',
    () => [sidecarPart(newSidecar()), imagePart(newTiff()), imagePart(newTiff())],
    400,
    'unexpected-part',
    'image',
  ],
  [
    'a huge sidecar',
    () => [sidecarPart(newSidecar({ site: 'x'.repeat(70_000) })), imagePart(newTiff())],
    413,
    'too-large',
    'sidecar',
  ],
])('refuses %s, and leaves nothing but an event', async (_, parts, status, problem, field) => {
  const [before, events] = [await belongings(), await server.auditEntries()];
  const answer = await upload(...parts());
  expect([answer.status, answer.problem?.problem, answer.problem?.field]).toEqual([status, problem, field]);
  expect(answer.problem?.detail).toBeTruthy();
  expect(await belongings()).toEqual(before);
  const added = (await server.auditEntries()).slice(events.length);
  expect(added.map(({ action, actorId, details }) => [action, actorId, details.problem])).toEqual([
    ['scan.refused', scanner.officer.id, problem],
  ]);
});

it.each<Case>([
  ['no JSON', () => [{ name: 'sidecar', value: '{' }, imagePart(newTiff())], 400, 'sidecar-invalid', 'sidecar'],
  [
    'a wrong check digit',
    () => [sidecarPart(newSidecar({ containerNumber: 'CSQU3054384' })), imagePart(newTiff())],
    400,
    'sidecar-invalid',
    'containerNumber',
  ],
  [
    'energies upside down',
    () => [
      sidecarPart(
        newSidecar({
          planes: [
            { energy: 'high', energyMeV: 4 },
            { energy: 'low', energyMeV: 6 },
          ],
        }),
      ),
      imagePart(newTiff()),
    ],
    400,
    'sidecar-invalid',
    'planes',
  ],
  [
    'a NUL character',
    () => [sidecarPart(newSidecar({ site: 'a\0b' })), imagePart(newTiff())],
    400,
    'sidecar-invalid',
    'site',
  ],
  [
    'no picture',
    () => [sidecarPart(newSidecar()), imagePart(Buffer.from('not a picture'))],
    400,
    'image-unreadable',
    'image',
  ],
  ['a cut picture', () => [sidecarPart(newSidecar()), imagePart(cut(newTiff()))], 400, 'image-truncated', 'image'],
  [
    'an empty picture',
    () => [sidecarPart(newSidecar()), imagePart(new Uint8Array())],
    400,
    'image-unreadable',
    'image',
  ],
  [
    'one plane of two',
    () => [sidecarPart(newSidecar()), imagePart(newTiff({ pages: 1 }))],
    400,
    'planes-contradict-sidecar',
    'planes',
  ],
  [
    'another width',
    () => [sidecarPart(newSidecar({ widthPx: 99 })), imagePart(newTiff())],
    400,
    'planes-contradict-sidecar',
    'widthPx',
  ],
  [
    'another height',
    () => [sidecarPart(newSidecar({ heightPx: 99 })), imagePart(newTiff())],
    400,
    'planes-contradict-sidecar',
    'heightPx',
  ],
  [
    'unequal planes',
    () => [
      sidecarPart(newSidecar()),
      imagePart(newTiff({ pages: 1 }), 'image-high'),
      imagePart(newTiff({ pages: 1, width: 8 }), 'image-low'),
    ],
    400,
    'planes-contradict-sidecar',
    'planes.1',
  ],
])('refuses %s, and keeps what it brought with the reason', async (_, parts, status, problem, field) => {
  const [before, events] = [await belongings(), await server.auditEntries()];
  const brought = parts();
  const answer = await upload(...brought);
  expect([answer.status, answer.problem?.problem, answer.problem?.field]).toEqual([status, problem, field]);
  expect(answer.problem?.detail).toBeTruthy();

  const [row] = await refusedDeliveries(server.deployment.db);
  expect(row).toMatchObject({ problem, field, detail: answer.problem?.detail, way: 'http', times: 1 });
  const contents = await Promise.all(
    (row?.files ?? []).map(({ sha256 }) => buffer(server.deployment.blobs.open(sha256))),
  );
  expect(contents).toEqual(brought.map(({ value }) => Buffer.from(value)));
  const after = await belongings();
  expect(after.rows).toEqual(before.rows);
  expect(after.files.length - before.files.length).toBe(brought.length);

  const [event, ...others] = (await server.auditEntries()).slice(events.length);
  expect(event).toMatchObject({ action: 'scan.refused', actorId: scanner.officer.id });
  expect(event?.details).toMatchObject({ problem, refusedId: row?.id });
  expect(others).toEqual([]);
});

it('leaves nothing of an upload that breaks off', async () => {
  const before = await belongings();
  const { payload, contentType } = multipartForm([
    sidecarPart(newSidecar()),
    imagePart(newTiff({ width: 400, height: 400 })),
  ]);
  const answer = await scanner.upload({ payload: payload.subarray(0, payload.length / 2), contentType });
  expect([answer.status, answer.problem?.problem]).toEqual([400, 'malformed']);
  expect(await belongings()).toEqual(before);
});

it('leaves nothing of a scan whose rows could not be written', async () => {
  const before = await belongings();
  const blocked = newContainerNumber();
  const constraint = `alter table scans add constraint blocked check (container_number <> '${blocked}')`;
  await sql.raw(constraint).execute(server.deployment.db);
  const answer = await upload(sidecarPart(newSidecar({ containerNumber: blocked })), imagePart(newTiff()));
  expect([answer.status, answer.problem?.problem]).toEqual([500, 'internal']);
  expect(answer.problem?.detail).not.toContain('blocked');
  expect(await belongings()).toEqual(before);
});
