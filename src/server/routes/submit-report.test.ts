import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeRecord } from '#contract/record.ts';
import { seeScan } from '#contract/review.ts';
import { SUBMIT_REPORT_PATH, type SubmitScanReply } from '#contract/transfers.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type FormPart, multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { newThreat, threatReportFile } from '#testing/threat-report.ts';
import { refusedDeliveries } from '../queries/refused-deliveries.ts';

let server: TestApp;
let scanner: Caller;
let officer: Caller;
beforeAll(async () => {
  server = await testApp();
  [scanner, officer] = [await server.signedIn('scanner'), await server.signedIn('officer')];
});
afterAll(() => server.close());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const reportPart = (value: Uint8Array): FormPart => ({ name: 'report', value, fileName: 'tdr.dcs' });
const send = (scanId: string, report: Uint8Array, caller = scanner) =>
  caller.upload(multipartForm([reportPart(report)]), SUBMIT_REPORT_PATH.replace(':scanId', scanId));
const seen = async (scanId: ScanId) => (await officer.call(seeScan, { params: { scanId } })).body.review;

it('shows what another machine said only after the first verdict', async () => {
  const form = multipartForm([
    { name: 'sidecar', value: JSON.stringify(newSidecar()) },
    { name: 'image', value: newTiff(), fileName: 'scan.tif' },
    reportPart(threatReportFile()),
  ]);
  const answer = await scanner.upload(form);
  expect(answer.status).toBe(201);
  const { scanId } = answer.body as SubmitScanReply;
  const claimed = await officer.claim(scanId);
  expect([claimed, await seen(scanId)].map((review) => 'machineReports' in review)).toEqual([false, false]);

  const { review } = (await officer.act(claimed, 'give-first-verdict', { verdict: 'clear' })).body;
  expect(review.machineReports).toMatchObject([
    {
      kind: 'machine',
      device: 'Test maker Portal 7',
      algorithm: 'Other detector 2.1',
      decision: 'alarm',
      claims: [
        {
          category: 'CONTRABAND',
          words: 'Dense block',
          assessment: 'threat',
          probability: 0.75,
          shape: { kind: 'box', box: { x: 2, y: 3, width: 8, height: 5 } },
        },
      ],
    },
  ]);
  expect(review.findings).toEqual([]);
  expect((await scanner.upload(form)).body).toEqual({ scanId, duplicate: true });
  expect((await seen(scanId)).machineReports).toHaveLength(1);
});

it('takes a report after its scan, once, and leaves the work of an officer alone', async () => {
  const scanId = await server.deliverScan();
  const claimed = await officer.claim(scanId);
  const file = threatReportFile({ instanceUid: '2.25.77' });
  expect([(await send(scanId, file)).status, (await send(scanId, file)).status]).toEqual([201, 200]);
  expect((await officer.act(claimed, 'give-first-verdict', { verdict: 'hold' })).status).toBe(200);
  expect((await seen(scanId)).machineReports).toHaveLength(1);

  const { files } = await server.deployment.db
    .selectFrom('scans')
    .select('files')
    .where('id', '=', scanId)
    .executeTakeFirstOrThrow();
  expect(files.reports).toEqual([{ sha256: sha256(file), bytes: file.length }]);
  expect((await buffer(server.deployment.blobs.open(sha256(file)))).equals(file)).toBe(true);
  const supervisor = await server.signedIn('supervisor');
  const { events } = (await supervisor.call(seeRecord, { params: { scanId } })).body;
  expect(events.filter(({ action }) => action === 'machine-report.received')).toHaveLength(1);
});

it.each<[string, Parameters<typeof newThreat>[0], unknown]>([
  [
    'a polygon',
    {
      polygon: [
        [2, 2, 0],
        [9, 2, 0],
        [9, 30, 0],
      ],
    },
    {
      kind: 'polygon',
      points: [
        { x: 2, y: 2 },
        { x: 9, y: 2 },
        { x: 9, y: 12 },
      ],
    },
  ],
  [
    'the outline of a mask',
    { regions: [{ base: [4, 4, 0], extents: [4, 2, 1], bitmap: Uint8Array.of(0b0011_1111) }] },
    { kind: 'polygon' },
  ],
  [
    'a box that leaves the picture',
    { regions: [{ base: [15, 8, 0], extents: [90, 90, 1], bitmap: new Uint8Array() }] },
    { kind: 'box', box: { x: 15, y: 8, width: 5, height: 4 } },
  ],
  ['a place elsewhere', { regions: [{ base: [80, 80, 0], extents: [9, 9, 1], bitmap: new Uint8Array() }] }, null],
  ['no place', { regions: [] }, null],
])('puts %s where it belongs', async (name, change, shape) => {
  const scanId = await server.deliverScan();
  const claimed = await officer.claim(scanId);
  expect((await send(scanId, threatReportFile({ serial: name, threats: [newThreat(change)] }))).status).toBe(201);
  const { review } = (await officer.act(claimed, 'give-first-verdict', { verdict: 'clear' })).body;
  const [claim] = review.machineReports?.[0]?.claims ?? [];
  if (shape === null) expect(claim?.shape).toBeNull();
  else expect(claim?.shape).toMatchObject(shape as object);
});

it('refuses what is no report, and keeps it with the reason', async () => {
  const scanId = await server.deliverScan();
  const image = newTiff();
  const answer = await send(scanId, image);
  expect([answer.status, answer.problem?.problem]).toEqual([400, 'report-unreadable']);
  const [kept] = await refusedDeliveries(server.deployment.db);
  expect(kept).toMatchObject({ problem: 'report-unreadable', files: [{ part: 'report', sha256: sha256(image) }] });

  const { payload, contentType } = multipartForm([reportPart(threatReportFile())]);
  const broken = { payload: payload.subarray(0, payload.length / 2), contentType };
  const cut = await scanner.upload(broken, SUBMIT_REPORT_PATH.replace(':scanId', scanId));
  expect([cut.status, cut.problem?.problem]).toEqual([400, 'malformed']);

  const report = threatReportFile({ instanceUid: '2.25.99' });
  expect((await send('scn_00000000', report)).status).toBe(404);
  expect((await send(scanId, report, officer)).status).toBe(403);
  expect(await server.deployment.blobs.stat(sha256(report))).toBeUndefined();
});

it('keeps ten reports of a scan', async () => {
  const scanId = await server.deliverScan();
  for (let i = 0; i < 10; i++) await send(scanId, threatReportFile({ serial: `no ${i}` }));
  expect((await send(scanId, threatReportFile())).problem?.problem).toBe('reports-too-many');
});
