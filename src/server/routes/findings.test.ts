import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type CocoAnnotation, CocoDataset, exportFindings } from '#contract/coco.ts';
import type { AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, proposal } from '#testing/review.ts';
import type { Caller, Particulars } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { writeDataset, writeImages } from '../coco/write-folder.ts';
import { exportDecided } from '../commands/export-findings.ts';

const RECIPE = { plane: 'high' as const, operations: [] };

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
let held: ScanId;
let cleared: ScanId;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
  held = await server.deliverScan({ simulated: true, pixelPitchMm: { x: 4, y: 5 } });
  await hold(held);
  cleared = await server.deliverScan();
  await clear(cleared);
  await server.deliverScan();
});
afterAll(() => server.close());

async function act<Name extends Parameters<Caller['act']>[1]>(review: Review, name: Name, rest: Particulars<Name>) {
  const { problem, body } = await officer.act(review, name, rest);
  if (problem) throw new Error(`${name}: ${problem.problem}`);
  return body.review;
}

const mark = (shape: AnnotationContent['shape'], classId: string | null = 'tobacco') => ({
  annotationId: `ann_${randomUUID()}` as AnnotationId,
  content: { shape, classId, note: 'ask Iris Vale' },
});

/** One finding confirmed as another class, one rejected, a box over the edge, an outline, and marks of no class or place. */
async function hold(scanId: ScanId): Promise<void> {
  let review = await officer.claim(scanId);
  review = await act(review, 'give-first-verdict', { verdict: 'hold' });
  const proposals = [proposal(1), proposal(2, 'tobacco')].map((one, i) => ({
    ...one,
    findingId: `fnd_${randomUUID()}` as FindingId,
    box: imageBox(1 + 5 * i, 2, 4, 6),
  }));
  review = await act(review, 'report-detection', { report: doneReport(...proposals) });
  const [first, second] = review.findings;
  if (!first || !second) throw new Error('no findings');
  review = await act(review, 'confirm-finding', { findingId: first.id, classId: 'ammunition' });
  review = await act(review, 'reject-finding', { findingId: second.id, reason: 'benign-goods' });
  review = await act(review, 'annotate', mark({ kind: 'box', box: imageBox(15, -3, 10, 7) }));
  const points = [imagePoint(2, 2), imagePoint(8, 2), imagePoint(8, 6)];
  review = await act(review, 'annotate', mark({ kind: 'polygon', points }));
  review = await act(review, 'annotate', mark({ kind: 'point', at: imagePoint(1, 1) }));
  review = await act(review, 'annotate', mark({ kind: 'box', box: imageBox(1, 1, 2, 2) }, null));
  review = await act(review, 'annotate', mark({ kind: 'box', box: imageBox(90, 1, 2, 2) }));
  await act(review, 'decide', { outcome: 'hold', note: 'open it', recipe: RECIPE });
}

async function clear(scanId: ScanId): Promise<void> {
  let review = await officer.claim(scanId);
  review = await act(review, 'give-first-verdict', { verdict: 'clear' });
  review = await act(review, 'report-detection', { report: { state: 'not-available', reason: 'no model' } });
  await act(review, 'decide', { outcome: 'clear', note: '', recipe: RECIPE });
}

it('exports decided scans with what was confirmed, rejected and drawn', async () => {
  const { status, body } = await supervisor.call(exportFindings, { body: {} });
  expect(status).toBe(200);
  const [newest, older] = body.images;
  expect(newest?.attributes).toMatchObject({ scan_id: cleared, outcome: 'clear', simulated: false });
  expect(older).toMatchObject({ width: 20, height: 12 });
  expect(older?.attributes).toMatchObject({
    scan_id: held,
    outcome: 'hold',
    simulated: true,
    pixel_pitch_mm: { x: 4, y: 5 },
    planes: [
      { energy: 'high', energy_mev: 6 },
      { energy: 'low', energy_mev: 4 },
    ],
  });
  const name = new Map(body.categories.map((category) => [category.id, category.name]));
  const shown = ({ category_id, bbox, area, iscrowd, attributes: { source, decision } }: CocoAnnotation) => [
    name.get(category_id),
    bbox,
    area,
    iscrowd,
    source,
    decision,
  ];
  expect(body.annotations.map(shown)).toEqual([
    ['ammunition', [1, 2, 4, 6], 24, 0, 'detector', 'confirmed'],
    ['tobacco', [6, 2, 4, 6], 24, 1, 'detector', 'rejected'],
    ['tobacco', [15, 0, 5, 4], 20, 0, 'officer', 'drawn'],
    ['tobacco', [2, 2, 6, 4], 12, 0, 'officer', 'drawn'],
  ]);
  expect(new Set(body.annotations.map(({ image_id }) => image_id))).toEqual(new Set([older?.id]));
  expect(body.annotations[0]?.attributes).toMatchObject({
    proposed_class: 'weapon',
    score: 0.9,
    pack_id: 'test-pack',
    pack_version: '1',
  });
  expect(body.annotations[1]?.attributes).toMatchObject({ reject_reason: 'benign-goods', proposed_class: 'tobacco' });
  expect(body.annotations[3]?.segmentation).toEqual([[2, 2, 8, 2, 8, 6]]);
});

it('says what it does not carry, and carries nothing of persons', async () => {
  const { body } = await supervisor.call(exportFindings, { body: {} });
  expect(body.info.description).toContain('Not carried');
  const text = JSON.stringify(body);
  expect(text).not.toContain('Iris Vale');
  expect(text).not.toContain(officer.officer.id);
});

it('puts every export into the trail', async () => {
  const before = await server.auditEntries();
  await supervisor.call(exportFindings, { body: {} });
  expect((await server.auditEntries()).slice(before.length)).toMatchObject([
    {
      action: 'findings.exported',
      actorId: supervisor.officer.id,
      details: { format: 'coco', scans: 2, annotations: 4, scansLeftOut: 0 },
    },
  ]);
});

it('is for supervisors and administrators', async () => {
  for (const role of ['officer', 'senior-officer', 'scanner'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(exportFindings, { body: {} })).problem?.problem).toBe('not-permitted');
  }
  const administrator = await server.signedIn('administrator');
  expect((await administrator.call(exportFindings, { body: {} })).status).toBe(200);
  expect((await server.app.inject({ method: 'POST', url: exportFindings.path, payload: {} })).statusCode).toBe(401);
  expect((await supervisor.call(exportFindings, { body: [] as never })).problem?.problem).toBe('malformed');
});

it('takes no more than ten requests a minute', async () => {
  const own = await testApp();
  const statuses = [];
  for (let i = 0; i < 11; i++) {
    statuses.push((await own.app.inject({ method: 'POST', url: exportFindings.path, payload: {} })).statusCode);
  }
  expect([statuses[9], statuses[10]]).toEqual([401, 429]);
  await own.close();
});

it('exports the newest when there are more than were asked for, and says how many are left out', async () => {
  const dataset = await exportDecided(server.deployment, { officerId: null, maxScans: 1 });
  expect(dataset.images.map(({ attributes }) => attributes.scan_id)).toEqual([cleared]);
  expect(dataset.info.scans_left_out).toBe(1);
});

it('reads the record page by page, each scan once', async () => {
  const { db } = server.deployment;
  const template = await db.selectFrom('reviews').selectAll().where('scan_id', '=', cleared).executeTakeFirstOrThrow();
  const scanRow = await db.selectFrom('scans').selectAll().where('id', '=', cleared).executeTakeFirstOrThrow();
  // The database makes the words itself.
  const { words: _, ...scan } = scanRow;
  const ids = Array.from({ length: 450 }, (_, i) => `scn_page${String(i).padStart(6, '0')}` as ScanId);
  const copies = ids.map((id) => ({
    ...scan,
    id,
    image_key: id,
    exposure_key: id,
    files: JSON.stringify(scan.files),
    facts: JSON.stringify({ ...scan.facts, id }),
  }));
  await db.insertInto('scans').values(copies).execute();
  const reviews = ids.map((id) => ({
    ...template,
    scan_id: id,
    record: JSON.stringify({ ...template.record, scanId: id }),
  }));
  await db.insertInto('reviews').values(reviews).execute();
  const { images } = await exportDecided(server.deployment, { officerId: null });
  expect(new Set(images.map(({ attributes }) => attributes.scan_id)).size).toBe(452);
  expect(images).toHaveLength(452);
  await db.deleteFrom('reviews').where('scan_id', 'in', ids).execute();
  await db.deleteFrom('scans').where('id', 'in', ids).execute();
});

it('writes a folder with the images as they were delivered', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-coco-'));
  const { blobs } = server.deployment;
  const write = async () =>
    writeDataset(
      folder,
      await exportDecided(server.deployment, {
        officerId: null,
        onScan: (scan) => writeImages(folder, scan, blobs),
      }),
    );
  await write();
  const dataset = CocoDataset.parse(JSON.parse(await readFile(path.join(folder, 'annotations.json'), 'utf8')));
  for (const { file_name, sha256 } of dataset.images.flatMap(({ attributes }) => attributes.files)) {
    expect(
      createHash('sha256')
        .update(await readFile(path.join(folder, file_name)))
        .digest('hex'),
    ).toBe(sha256);
  }
  await write();
  expect((await readdir(folder)).sort()).toEqual(['annotations.json', 'images']);
  expect(await readdir(path.join(folder, 'images'))).toHaveLength(2);
  await rm(folder, { recursive: true });
});

it('does not export an image that was altered or lost', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gantry-coco-'));
  const { blobs, db } = server.deployment;
  const row = await db.selectFrom('scans').select('files').where('id', '=', held).executeTakeFirstOrThrow();
  const sha256 = row.files.originals[0]?.sha256 ?? '';
  const file = path.join(server.dataFolder, 'scans', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  const bytes = await readFile(file);
  const write = () =>
    exportDecided(server.deployment, { officerId: null, onScan: (scan) => writeImages(folder, scan, blobs) });
  const events = (await server.auditEntries()).length;
  await writeFile(file, Buffer.alloc(bytes.length));
  await expect(write()).rejects.toThrow('SHA-256 differs');
  await rm(file);
  await expect(write()).rejects.toThrow('not in the store');
  expect(await readdir(path.join(folder, 'images'))).toHaveLength(1);
  expect((await server.auditEntries()).length).toBe(events);
  await writeFile(file, bytes);
  await rm(folder, { recursive: true });
});
