import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXPORT_PATH, type ExportFormat } from '#contract/record.ts';
import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox, imagePoint } from '#domain/annotation/space.ts';
import { FindingId } from '#domain/finding/finding.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { readThreatReport } from '#imaging/decode/dicom/read-threat-report.ts';
import { maskOutline } from '#imaging/dicos/mask-outline.ts';
import { doneReport } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { threatReportFile } from '#testing/threat-report.ts';

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
let scanId: ScanId;
const recipe: Recipe = {
  plane: 'low',
  operations: [{ id: 'window-level', version: 1, parameters: { centre: 0.4, width: 0.2 } }],
};
const [weapon, block] = [FindingId.parse('fnd_00000001'), FindingId.parse('fnd_00000002')];

beforeAll(async () => {
  server = await testApp();
  [officer, supervisor] = [await server.signedIn('officer'), await server.signedIn('supervisor')];
  scanId = await server.deliverScan();
  const report = { name: 'report', value: threatReportFile(), fileName: 'tdr.dcs' };
  await (await server.signedIn('scanner')).upload(multipartForm([report]), `/api/scans/${scanId}/reports`);
  await decide(scanId);
});
afterAll(() => server.close());

async function decide(id: ScanId): Promise<void> {
  let review = await officer.claim(id);
  const detection = doneReport(
    { findingId: block, classId: 'dense-block', score: 0.4, box: imageBox(1, 1, 4.5, 3) },
    { findingId: weapon, classId: 'weapon', score: 0.9, box: imageBox(10, 2, 6, 6) },
  );
  const points = [imagePoint(2, 2), imagePoint(8, 2), imagePoint(8, 9), imagePoint(2, 9)];
  const annotate = { annotationId: AnnotationId.parse('ann_00000001') };
  const content = { shape: { kind: 'polygon' as const, points }, classId: 'weapon', note: 'between <tiles> & "doors"' };
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'hold' })).body);
  ({ review } = (await officer.act(review, 'report-detection', { report: detection })).body);
  ({ review } = (await officer.act(review, 'confirm-finding', { findingId: weapon, classId: 'weapon' })).body);
  ({ review } = (await officer.act(review, 'reject-finding', { findingId: block, reason: 'benign-goods' })).body);
  ({ review } = (await officer.act(review, 'annotate', { ...annotate, content })).body);
  await officer.act(review, 'decide', { outcome: 'hold', note: 'Open it', recipe });
}

const take = (format: ExportFormat, caller = supervisor, id = scanId) =>
  caller.upload(multipartForm([]), EXPORT_PATH.replace(':scanId', id).replace(':format', format));

async function taken(format: ExportFormat): Promise<Buffer> {
  const { status, raw } = await take(format);
  expect(status).toBe(200);
  return raw;
}

it('hands out a report to read, and notes its hash', async () => {
  const pdf = await taken('report');
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(20_000);
  const last = (await server.auditEntries()).at(-1);
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  expect(last).toMatchObject({ action: 'record.exported', scanId, details: { format: 'report', sha256 } });
});

it('hands out Web Annotations with places in pixels, who spoke, and what is left out', async () => {
  const collection = JSON.parse((await taken('web-annotation')).toString());
  expect(collection['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 4 });
  expect(collection.notCarried).toContain('decision');
  const { items } = collection.first;
  const ofFinding = items.find(({ id }: { id: string }) => id.endsWith(block));
  expect(ofFinding.creator).toEqual({ type: 'Software', name: 'test-pack 1' });
  expect(ofFinding.body.map(({ value }: { value: string }) => value)).toEqual([
    'Dense block',
    'Score 0.400',
    'rejected: benign-goods',
  ]);
  expect(ofFinding.target.selector).toMatchObject([
    { type: 'FragmentSelector', value: 'xywh=pixel:1,1,5,3' },
    { type: 'SvgSelector', value: expect.stringContaining('<rect x="1" y="1" width="4.5" height="3"/>') },
  ]);
  const drawn = items.find(({ id }: { id: string }) => id.includes('ann_'));
  expect(drawn.creator.name).toBe('Test officer');
  expect(drawn.target.selector).toMatchObject([{ value: expect.stringContaining('points="2,2 8,2 8,9 2,9"') }]);
  expect(items.find(({ id }: { id: string }) => id.includes('machine-report')).creator.name).toBe('Other detector 2.1');
});

it('hands out what the detector said as a threat report of a machine', async () => {
  const report = readThreatReport(await taken('tdr-machine'));
  expect(report).toMatchObject({ type: 'MACHINE', decision: 'ALARM', algorithm: ['test-pack', '1', 'a'.repeat(64)] });
  expect(report.comment).toContain('Not carried');
  // With the numbers of the screens: the strongest first.
  expect(report.threats.map(({ id, assessments: [first] }) => [id, first?.description, first?.flag])).toEqual([
    [1, 'Weapon', 'THREAT'],
    [2, 'Dense block', 'THREAT'],
  ]);
  expect(report.threats[1]).toMatchObject({
    regions: [{ base: [1, 1, 0], extents: [5, 3, 1] }],
    polygon: [
      [1, 1, 0],
      [5.5, 4, 1],
    ],
  });
  expect(report.threats[0]?.assessments[0]?.probability).toBeCloseTo(0.9);
});

it('hands out what the officer said as a threat report of an operator, with masks', async () => {
  const report = readThreatReport(await taken('tdr-operator'));
  expect(report).toMatchObject({ type: 'OPERATOR', decision: 'ALARM' });
  expect(report.threats.map(({ id, assessments: [first] }) => [id, first?.flag])).toEqual([
    [1, 'THREAT'],
    [2, 'NO_THREAT'],
    [3, 'THREAT'],
  ]);
  const [mask] = report.threats[2]?.regions ?? [];
  expect(mask && new Set(maskOutline(mask).map(String))).toEqual(new Set(['2,2', '8,2', '8,9', '2,9']));
});

it('hands out both together, each object once with where it comes from', async () => {
  const [machine, operator, both] = await Promise.all(
    (['tdr-machine', 'tdr-operator', 'tdr-aggregate'] as const).map(async (format) =>
      readThreatReport(await taken(format)),
    ),
  );
  expect(both?.type).toBe('AGGREGATE');
  expect(both?.threats.map(({ joins }) => joins)).toEqual([
    [
      { instanceUid: machine?.instanceUid, id: 1 },
      { instanceUid: operator?.instanceUid, id: 1 },
    ],
    [
      { instanceUid: machine?.instanceUid, id: 2 },
      { instanceUid: operator?.instanceUid, id: 2 },
    ],
    [{ instanceUid: operator?.instanceUid, id: 3 }],
  ]);
  expect(both?.threats[1]?.assessments.map(({ flag }) => flag)).toEqual(['THREAT', 'NO_THREAT']);
});

it('never tells a detector that did not judge as clear', async () => {
  const id = await server.deliverScan();
  let review = await officer.claim(id);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'clear' })).body);
  expect((await take('tdr-machine', supervisor, id)).status).toBe(404);
  const report = { state: 'failed' as const, reason: 'device lost' };
  await officer.act(review, 'report-detection', { report });
  const { raw } = await take('tdr-machine', supervisor, id);
  expect(readThreatReport(raw)).toMatchObject({ decision: 'UNKNOWN', abortReasons: ['NOT_REVIEWED'], threats: [] });
  expect((await take('tdr-operator', supervisor, id)).status).toBe(404);
  expect((await take('report', supervisor, id)).status).toBe(200);
});

it('is for those who may export records', async () => {
  for (const caller of [officer, await server.signedIn('administrator')]) {
    expect((await take('report', caller)).status).toBe(403);
  }
  expect((await take('report', supervisor, 'scn_00000000' as ScanId)).status).toBe(404);
  expect((await take('odd' as ExportFormat)).status).toBe(400);
});
