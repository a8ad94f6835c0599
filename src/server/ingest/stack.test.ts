import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXPORT_PATH } from '#contract/record.ts';
import { seeScan } from '#contract/review.ts';
import { planePath, type SubmitScanReply } from '#contract/transfers.ts';
import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { readThreatReport } from '#imaging/decode/dicom/read-threat-report.ts';
import { decodeDifferences } from '#imaging/transport/differences.ts';
import { dicomFile, SYNTAX } from '#testing/dicom-file.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { newThreat, threatReportFile } from '#testing/threat-report.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

/** Each sample says which slice it is of, and where in it; the last one which file, because no two scans are alike. */
let files = 0;
function volume(slices: number): Uint8Array {
  const pixels = Buffer.alloc(slices * 4 * 3 * 2);
  for (let i = 0; i < slices * 12; i++) pixels.writeUInt16LE(Math.floor(i / 12) * 100 + (i % 12), i * 2);
  pixels.writeUInt16LE(++files, pixels.length - 2);
  return dicomFile({ syntax: SYNTAX.explicitLittleEndian, width: 4, height: 3, frames: slices, pixels });
}

async function deliver(image: Uint8Array, more: Partial<ScanSidecarInput>) {
  const planes = [{ energy: 'high' as const, energyMeV: 0.16 }];
  const form = multipartForm([
    { name: 'sidecar', value: JSON.stringify(newSidecar({ planes, ...more })) },
    { name: 'image', value: image, fileName: 'ct.dcs' },
  ]);
  return (await server.signedIn('scanner')).upload(form);
}

it('takes a volume as slices side by side on one plane', async () => {
  const answer = await deliver(volume(7), { stack: { spacingMm: 2 }, widthPx: 4, heightPx: 3 });
  expect(answer.status).toBe(201);
  const { scanId } = answer.body as SubmitScanReply;
  const officer = await server.signedIn('officer');
  const { scan } = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(scan).toMatchObject({
    stack: { slices: 7, columns: 4, sliceWidthPx: 4, sliceHeightPx: 3 },
    widthPx: 16,
    heightPx: 6,
    sidecar: { stack: { spacingMm: 2 } },
  });
  const { samples } = decodeDifferences(inflateSync((await officer.get(planePath(scanId, 'high'))).raw), 16, 6);
  // The second slice begins beside the first, the fifth below it.
  expect([samples[4], samples[5], samples[3 * 16], samples[4 * 16 + 1]]).toEqual([100, 101, 400, 405]);
});

it.each<[string, number, Partial<ScanSidecarInput>, string, string]>([
  ['slices that the sidecar does not tell of', 7, {}, 'image-unsupported', 'image'],
  ['one slice', 1, { stack: {} }, 'image-unsupported', 'image'],
  ['slices of another size', 7, { stack: {}, widthPx: 5 }, 'planes-contradict-sidecar', 'widthPx'],
  [
    'two energies in slices',
    4,
    {
      stack: {},
      planes: [
        { energy: 'high', energyMeV: 0.16 },
        { energy: 'low', energyMeV: 0.08 },
      ],
    },
    'sidecar-invalid',
    'stack',
  ],
])('refuses %s', async (_, slices, more, problem, field) => {
  const { problem: refused } = await deliver(volume(slices), more);
  expect([refused?.problem, refused?.field]).toEqual([problem, field]);
});

it('puts claims and marks on the slices that they are about', async () => {
  const answer = await deliver(volume(7), { stack: {} });
  const { scanId } = answer.body as SubmitScanReply;
  const claim = newThreat({ regions: [{ base: [1, 1, 3], extents: [2, 2, 3], bitmap: new Uint8Array() }] });
  const about = [{ classUid: '1.2.840.10008.5.1.4.1.1.501.1', instanceUid: '2.25.5' }];
  const report = { name: 'report', value: threatReportFile({ about, threats: [claim] }), fileName: 'tdr.dcs' };
  await (await server.signedIn('scanner')).upload(multipartForm([report]), `/api/scans/${scanId}/reports`);

  const officer = await server.signedIn('officer');
  let review = await officer.claim(scanId);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'hold' })).body);
  // Slices 4 to 6 as screens count them; the fifth is the first of the second row.
  const [said] = review.machineReports?.[0]?.claims ?? [];
  expect(said).toMatchObject({
    words: 'Dense block; slices 4 to 6',
    shape: { box: { x: 1, y: 4, width: 2, height: 2 } },
  });

  const cannotJudge = { state: 'cannot-judge' as const, hindrances: ['slices' as const] };
  ({ review } = (await officer.act(review, 'report-detection', { report: cannotJudge })).body);
  const content = { shape: { kind: 'box' as const, box: imageBox(5, 4, 2, 1) }, classId: 'weapon', note: '' };
  const annotationId = AnnotationId.parse('ann_00000001');
  ({ review } = (await officer.act(review, 'annotate', { annotationId, content })).body);
  await officer.act(review, 'decide', { outcome: 'hold', note: '', recipe: { plane: 'high', operations: [] } });
  const path = EXPORT_PATH.replace(':scanId', scanId).replace(':format', 'tdr-operator');
  const { raw } = await (await server.signedIn('supervisor')).upload(multipartForm([]), path);
  const [marked] = readThreatReport(raw).threats;
  expect(marked).toMatchObject({ regions: [{ base: [1, 1, 5], extents: [2, 1, 1] }], polygon: [] });
});
