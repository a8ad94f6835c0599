import { createHash } from 'node:crypto';
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { EXPORT_PATH } from '#contract/record.ts';
import { REFUSED_FILE_PATH } from '#contract/refused-deliveries.ts';
import { seeScan } from '#contract/review.ts';
import { BUNDLE_PATH, planePath, type SubmitScanReply } from '#contract/transfers.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { readThreatReport } from '#imaging/decode/dicom/read-threat-report.ts';
import { decodeDifferences } from '#imaging/transport/differences.ts';
import { dicomFile, type SlicePosition, SYNTAX } from '#testing/dicom-file.ts';
import { type FormPart, multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { refusedDeliveries } from '../queries/refused-deliveries.ts';
import { watchFolder } from './watch-folder.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

let files = 0;
/** One slice of 4×3 pixels whose first sample says where it lies, and whose last one makes it another file than any. */
function slice(zMm: number, more: Partial<SlicePosition> & { width?: number } = {}): Uint8Array {
  const { width = 4, ...place } = more;
  const pixels = Buffer.alloc(width * 3 * 2);
  pixels.writeUInt16LE(zMm * 100, 0);
  pixels.writeUInt16LE(++files, pixels.length - 2);
  const position = { series: '1.2.3', instance: `1.2.3.${files}`, zMm, ...place };
  return dicomFile({ syntax: SYNTAX.explicitLittleEndian, width, height: 3, slice: position, pixels });
}

const sidecarOf = (more: Partial<ScanSidecarInput> = {}) =>
  newSidecar({ planes: [{ energy: 'high', energyMeV: 0.16 }], stack: {}, ...more });

async function deliver(slices: readonly Uint8Array[], sidecar = sidecarOf()) {
  const parts: FormPart[] = [{ name: 'sidecar', value: JSON.stringify(sidecar) }];
  for (const value of slices) parts.push({ name: 'slice', value, fileName: 'slice.dcm' });
  return (await server.signedIn('scanner')).upload(multipartForm(parts));
}

const shaOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

it('takes a file for each slice, in any order, as a stack, and keeps every file', async () => {
  const [third, first, fourth, second] = [slice(6), slice(2), slice(8), slice(4)] as const;
  const sidecar = sidecarOf();
  const { status, body } = await deliver([third, first, fourth, second], sidecar);
  expect(status).toBe(201);
  const { scanId } = body as SubmitScanReply;
  const officer = await server.signedIn('officer');
  const { scan } = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(scan.stack).toEqual({ slices: 4, columns: 3, sliceWidthPx: 4, sliceHeightPx: 3 });
  const { samples } = decodeDifferences(inflateSync((await officer.get(planePath(scanId, 'high'))).raw), 12, 6);
  expect([samples[0], samples[4], samples[8], samples[3 * 12]]).toEqual([200, 400, 600, 800]);

  const inOrder = [first, second, third, fourth].map(shaOf);
  const received = (await server.auditEntries()).findLast(({ action }) => action === 'scan.received');
  expect(received?.details.originals).toEqual(inOrder);
  expect(await deliver([first, second, third, fourth], sidecar)).toMatchObject({
    status: 200,
    body: { duplicate: true },
  });
});

it('hands the files of a decided series on, in the bundle by their slices and in reports by their names', async () => {
  const slices = [slice(0), slice(2), slice(4)];
  const { scanId } = (await deliver(slices.toReversed())).body as SubmitScanReply;
  const officer = await server.signedIn('officer');
  let review = await officer.claim(scanId);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'hold' })).body);
  const cannotJudge = { state: 'cannot-judge' as const, hindrances: ['slices' as const] };
  ({ review } = (await officer.act(review, 'report-detection', { report: cannotJudge })).body);
  await officer.act(review, 'decide', { outcome: 'hold', note: 'Dense', recipe: { plane: 'high', operations: [] } });

  const supervisor = await server.signedIn('supervisor');
  const { raw: zip } = await supervisor.upload(multipartForm([]), BUNDLE_PATH.replace(':scanId', scanId));
  const unzipped = unzipSync(zip);
  for (const [i, bytes] of slices.entries()) {
    expect(shaOf(unzipped[`originals/slice-${i + 1}`] ?? new Uint8Array())).toBe(shaOf(bytes));
  }
  const tdr = EXPORT_PATH.replace(':scanId', scanId).replace(':format', 'tdr-operator');
  const { about } = readThreatReport((await supervisor.upload(multipartForm([]), tdr)).raw);
  expect(about.map(({ instanceUid }) => instanceUid)).toEqual([files - 2, files - 1, files].map((n) => `1.2.3.${n}`));
});

it.each<[string, () => readonly Uint8Array[], string, string]>([
  ['a gap', () => [slice(0), slice(8), slice(2), slice(4)], 'slices-missing', 'slice-2'],
  ['a slice twice', () => [slice(0), slice(2), slice(2)], 'slices-repeated', 'slice-3'],
  ['two series', () => [slice(0), slice(2), slice(4, { series: '9.9' })], 'slices-mixed', 'slice-3'],
  ['two sizes', () => [slice(0), slice(2, { width: 5 })], 'slices-mixed', 'slice-2'],
  ['two scales of values', () => [slice(0), slice(2, { slope: 2 })], 'slices-mixed', 'slice-2'],
  ['a damaged slice', () => [slice(0), slice(2).slice(0, -9)], 'image-truncated', 'slice-2'],
  ['one slice', () => [slice(0)], 'image-missing', 'slice-2'],
])('refuses %s and names the file', async (_, slices, problem, field) => {
  const { status, problem: refused } = await deliver(slices());
  expect([status, refused?.problem, refused?.field]).toEqual([400, problem, field]);
});

it('refuses slices that the sidecar does not tell of, and other pictures among them', async () => {
  const untold = await deliver([slice(0), slice(2)], sidecarOf({ stack: undefined }));
  expect(untold.problem).toMatchObject({ problem: 'sidecar-invalid', field: 'stack' });
  const form = multipartForm([
    { name: 'sidecar', value: JSON.stringify(sidecarOf()) },
    { name: 'slice', value: slice(0), fileName: 'a.dcm' },
    { name: 'image', value: slice(2), fileName: 'b.dcm' },
  ]);
  const { problem } = await (await server.signedIn('scanner')).upload(form);
  expect(problem).toMatchObject({ problem: 'unexpected-part', field: 'image' });
});

it('keeps each file of a refused series, to be taken away by its name', async () => {
  const slices = [slice(0), slice(2), slice(2)];
  await deliver(slices);
  const [row] = await refusedDeliveries(server.deployment.db);
  expect(row?.files.map(({ part }) => part)).toEqual(['sidecar', 'slice-1', 'slice-2', 'slice-3']);
  const supervisor = await server.signedIn('supervisor');
  const at = REFUSED_FILE_PATH.replace(':refusedId', row?.id ?? '').replace(':part', 'slice-3');
  const { raw } = await supervisor.upload(multipartForm([]), at);
  expect(shaOf(raw)).toBe(shaOf(slices[2] as Uint8Array));
});

it('takes a series from a watched folder', async () => {
  const folder = path.join(server.dataFolder, 'watched');
  const watching = await watchFolder(server.deployment, folder, () => undefined);
  const place = async (part: string, file: string, content: string | Uint8Array) => {
    await writeFile(path.join(folder, file), content);
    const bytes = Buffer.from(content);
    return { part, file, bytes: bytes.length, sha256: shaOf(bytes) };
  };
  const listed = [await place('sidecar', 'ct.json', JSON.stringify(sidecarOf()))];
  for (const zMm of [4, 0, 2]) listed.push(await place('slice', `ct-${zMm}.dcm`, slice(zMm)));
  const manifest = JSON.stringify({ format: 'gantry-delivery', formatVersion: 1, files: listed });
  await writeFile(path.join(folder, 'ct.writing'), manifest);
  await rename(path.join(folder, 'ct.writing'), path.join(folder, 'ct.ready'));
  const hashes = [listed[2], listed[3], listed[1]].map((file) => file?.sha256);
  await vi.waitFor(
    async () => {
      const received = (await server.auditEntries()).findLast(({ action }) => action === 'scan.received');
      expect(received?.details.originals).toEqual(hashes);
    },
    { timeout: 30_000 },
  );
  await watching.close();
});
