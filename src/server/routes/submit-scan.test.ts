import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { encode } from 'fast-png';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeScan } from '#contract/review.ts';
import { originalPath, planePath, previewPath, type SubmitScanReply } from '#contract/transfers.ts';
import { ScanId } from '#domain/scan/scan.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { decodeImage } from '#imaging/decode/decode-image.ts';
import { shrink } from '#imaging/ops/shrink.ts';
import { decodeDifferences } from '#imaging/transport/differences.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type FormPart, multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
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
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Everything that a delivery could add to the scans, and the files that are there for other reasons than refusal. */
async function belongings() {
  const refused = await refusedDeliveries(server.deployment.db);
  const refusedFiles = new Set(refused.flatMap((row) => row.files.map((file) => file.sha256)));
  const { db } = server.deployment;
  const files = (await readdir(server.dataFolder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && entry.name !== path.basename(server.checkpointFile),
  );
  const tables = ['scans', 'deliveries', 'reviews'] as const;
  const rows = await Promise.all(
    tables.map(async (table) => (await db.selectFrom(table).selectAll().execute()).length),
  );
  const names = files.map(({ name }) => name).filter((name) => !refusedFiles.has(name));
  return { files: names.sort(), rows };
}

it('takes a scan in, true to the bit', async () => {
  const tiff = newTiff({ width: 21, height: 13 });
  const answer = await upload(sidecarPart(newSidecar({ riskScore: 40 })), imagePart(tiff));
  expect(answer.status).toBe(201);
  const { scanId, duplicate } = answer.body as SubmitScanReply;
  expect(duplicate).toBe(false);

  const officer = await server.signedIn('officer');
  const { scan } = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(scan).toMatchObject({ widthPx: 21, heightPx: 13, originalSha256: sha256(tiff) });
  expect(scan.sidecar).not.toHaveProperty('riskScore');
  const decoded = await decodeImage(tiff);
  if (!decoded.ok) throw new Error('the test picture is unreadable');
  for (const [i, energy] of (['high', 'low'] as const).entries()) {
    const sent = await officer.get(planePath(scanId, energy));
    expect(sent.raw.length).toBe(scan.planes[i]?.packedBytes);
    expect(sent.headers['cache-control']).toContain('immutable');
    const plane = decodeDifferences(inflateSync(sent.raw), 21, 13);
    expect(plane.samples).toEqual(decoded.value[i]?.samples);
    expect(sha256(new Uint8Array(plane.samples.buffer))).toBe(scan.planes[i]?.samplesSha256);
  }
  const preview = decodeDifferences(inflateSync((await officer.get(previewPath(scanId))).raw), 6, 4);
  expect(preview).toEqual(decoded.value[0] && shrink(decoded.value[0], 4));
  const original = await officer.get(originalPath(scanId));
  expect(sha256(original.raw)).toBe(sha256(tiff));
  const again = await officer.get(originalPath(scanId), { 'if-none-match': String(original.headers.etag) });
  expect([again.status, again.raw.length]).toEqual([304, 0]);
});

it('takes two files with one plane each', async () => {
  const [high, low] = [newTiff({ pages: 1 }), newTiff({ pages: 1 })];
  const answer = await upload(sidecarPart(newSidecar()), imagePart(high, 'image-high'), imagePart(low, 'image-low'));
  expect(answer.status).toBe(201);
  const officer = await server.signedIn('officer');
  const { scanId } = answer.body as SubmitScanReply;
  expect(sha256((await officer.get(originalPath(scanId))).raw)).toBe(sha256(high));
  expect(sha256((await officer.get(`${originalPath(scanId)}?part=low`)).raw)).toBe(sha256(low));
});

it('takes a picture with marks drawn in colour and says so, and refuses one in colour throughout', async () => {
  const [width, height] = [40, 30];
  const withMark = (rows: number) => {
    const data = new Uint8Array(3 * width * height).fill(120);
    for (let i = 0; i < rows * width; i++) data.set([220, 30, 30], 3 * i);
    return encode({ width, height, data, channels: 3 });
  };
  const sidecar = () => newSidecar({ planes: [{ energy: 'high', energyMeV: 6 }] });
  const marked = await upload(sidecarPart(sidecar()), imagePart(withMark(1)));
  expect(marked.status).toBe(201);
  const officer = await server.signedIn('officer');
  const { scanId } = marked.body as SubmitScanReply;
  const { scan } = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(scan.quality?.faults).toContain('in-colour');
  const coloured = await upload(sidecarPart(sidecar()), imagePart(withMark(15)));
  expect(coloured).toMatchObject({ status: 400, body: { problem: 'image-in-colour' } });
});

it('takes the same delivery any number of times as one scan', async () => {
  const parts = [sidecarPart(newSidecar()), imagePart(newTiff())];
  const answers = await Promise.all(Array.from({ length: 6 }, () => upload(...parts)));
  expect(new Set(answers.map(({ body }) => (body as SubmitScanReply).scanId)).size).toBe(1);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status, body }) => status === 200 && (body as SubmitScanReply).duplicate)).toHaveLength(5);
  const [scanId] = answers.map(({ body }) => (body as SubmitScanReply).scanId);
  expect((await server.auditEntries()).filter((event) => event.scanId === scanId)).toHaveLength(1);
});

it.each<[string, (sidecar: ScanSidecarInput) => [unknown, Uint8Array], string]>([
  ['another lane', (sidecar) => [{ ...sidecar, lane: '9' }, PICTURE], 'lane'],
  [
    'another weight',
    (sidecar) => [{ ...sidecar, declaration: { ...sidecar.declaration, grossMassKg: 9 } }, PICTURE],
    'declaration.grossMassKg',
  ],
  ['another picture', (sidecar) => [sidecar, newTiff()], 'image'],
  [
    'another picture, its instant told in another zone',
    (sidecar) => [{ ...sidecar, scannedAt: '2026-03-01T09:00:00Z' }, newTiff()],
    'image',
  ],
])('refuses what contradicts an earlier delivery: %s', async (_, contradict, field) => {
  const sidecar = newSidecar();
  PICTURE = newTiff();
  expect((await upload(sidecarPart(sidecar), imagePart(PICTURE))).status).toBe(201);
  const before = await belongings();
  const [changed, image] = contradict(sidecar);
  const answer = await upload(sidecarPart(changed), imagePart(image));
  expect([answer.status, answer.problem?.problem, answer.problem?.field]).toEqual([
    409,
    'contradicts-earlier-delivery',
    field,
  ]);
  const after = await belongings();
  expect(after.rows).toEqual(before.rows);
  expect(before.files).toEqual(expect.arrayContaining(after.files));
});
let PICTURE = newTiff();

it('takes scans from scanners and administrators only', async () => {
  const form = multipartForm([sidecarPart(newSidecar()), imagePart(newTiff())]);
  expect((await (await server.signedIn('officer')).upload(form)).problem?.problem).toBe('not-permitted');
  expect((await scanner.get(planePath(ScanId.parse('scn_00000000'), 'high'))).problem?.problem).toBe('not-permitted');
  const asJson = await server.app.inject({
    method: 'POST',
    url: '/api/scans',
    payload: {},
    headers: { cookie: scanner.cookie },
  });
  expect([asJson.statusCode, asJson.json().problem]).toEqual([400, 'malformed']);
});
