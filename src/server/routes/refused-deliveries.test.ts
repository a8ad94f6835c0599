import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REFUSED_FILE_PATH, type RefusedDelivery, seeRefusedDeliveries } from '#contract/refused-deliveries.ts';
import type { Role } from '#domain/officer/officer.ts';
import type { Caller } from '#testing/server/caller.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { keepRefused } from '../ingest/keep-refused.ts';
import { refusal } from '../ingest/refusal.ts';

let server: TestApp;
let scanner: Caller;
let supervisor: Caller;
beforeAll(async () => {
  server = await testApp();
  [scanner, supervisor] = [await server.signedIn('scanner'), await server.signedIn('supervisor')];
});
afterAll(() => server.close());

const deliver = (sidecar: unknown, image: Uint8Array) =>
  scanner.upload(
    multipartForm([
      { name: 'sidecar', value: JSON.stringify(sidecar) },
      { name: 'image', value: image, fileName: 'scan.tif' },
    ]),
  );

async function rows(): Promise<readonly RefusedDelivery[]> {
  return (await supervisor.call(seeRefusedDeliveries)).body.rows;
}

const fetchFile = (caller: Caller, refusedId: string, part: string) =>
  caller.upload(multipartForm([]), REFUSED_FILE_PATH.replace(':refusedId', refusedId).replace(':part', part));

it.each<[Role, number]>([
  ['supervisor', 200],
  ['administrator', 200],
  ['senior-officer', 403],
  ['scanner', 403],
])('lets a %s look at refused deliveries with %i', async (role, status) => {
  expect((await (await server.signedIn(role)).call(seeRefusedDeliveries)).status).toBe(status);
});

it('hands out the original byte for byte, with an event', async () => {
  const broken = newTiff().slice(0, -40);
  expect((await deliver(newSidecar(), broken)).status).toBe(400);
  const [row] = await rows();
  expect(row).toMatchObject({ problem: 'image-truncated', sender: 'Test scanner', way: 'http' });
  const answer = await fetchFile(supervisor, row?.id ?? '', 'image');
  expect(answer.status).toBe(200);
  expect(answer.raw.equals(broken)).toBe(true);
  const last = (await server.auditEntries()).at(-1);
  expect(last).toMatchObject({ action: 'refused-delivery.exported', actorId: supervisor.officer.id });
  expect(last?.details).toMatchObject({ refusedId: row?.id, part: 'image' });

  expect((await fetchFile(supervisor, row?.id ?? '', 'image-low')).status).toBe(404);
  expect((await fetchFile(supervisor, 'rfd_00000000', 'image')).status).toBe(404);
  expect((await fetchFile(scanner, row?.id ?? '', 'image')).status).toBe(403);
});

it('counts a delivery that comes again, and keeps it once', async () => {
  const [sidecar, broken] = [newSidecar(), newTiff().slice(0, -40)];
  await deliver(sidecar, broken);
  const before = await rows();
  await deliver(sidecar, broken);
  const after = await rows();
  expect(after.length).toBe(before.length);
  expect(after[0]).toMatchObject({ id: before[0]?.id, times: 2 });
});

it('gives up the oldest beyond its bounds, and their files with them', async () => {
  const { deployment } = server;
  const keep = async (content: string, bounds: { deliveries: number; bytes: number }) => {
    const staged = await deployment.blobs.stage(Readable.from([Buffer.from(content)]));
    const sender = { way: 'watched-folder', officerId: null } as const;
    server.wait(1_000);
    await keepRefused(
      deployment,
      { parts: [{ part: 'image', staged }], sender },
      refusal('malformed', 'image', content),
      bounds,
    );
  };
  const shaOf = (content: string) => createHash('sha256').update(content).digest('hex');
  const kept = async () => (await rows()).map(({ detail }) => detail);

  for (const content of ['first', 'other']) await keep(content, { deliveries: 2, bytes: 1_000 });
  expect(await kept()).toEqual(['other', 'first']);
  await keep('third', { deliveries: 2, bytes: 1_000 });
  expect(await kept()).toEqual(['third', 'other']);
  expect(await deployment.blobs.stat(shaOf('first'))).toBeUndefined();
  expect((await server.auditEntries()).at(-1)?.details.gaveWay).toHaveLength(1);

  await keep('large', { deliveries: 2, bytes: 9 });
  expect(await kept()).toEqual(['large']);
  expect(await readdir(deployment.incomingFolder)).toEqual([]);
});
