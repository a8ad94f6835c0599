import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeCompared, seeReferences } from '#contract/references.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { DetectionReport } from '#domain/finding/detection-report.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { doneReport } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { newContainerNumber } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let officer: Caller;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
});
afterAll(() => server.close());

const declared = (hsCode: string): Partial<ScanSidecarInput> => ({
  declaration: { reference: 'D', goods: [{ description: 'Goods', hsCode }] },
});

const reportOf = (signature: number[]): DetectionReport => ({
  ...(doneReport() as Extract<DetectionReport, { state: 'done' }>),
  loads: [{ box: imageBox(0, 0, 100, 50), loadedProbability: 0.9, types: [], signature, fill: 0.5 }],
});

let hour = 0;
async function decided(
  overrides: Partial<ScanSidecarInput>,
  report: DetectionReport = { state: 'not-available', reason: 'none here' },
): Promise<ScanId> {
  const scannedAt = new Date(Date.UTC(2026, 0, 1, ++hour)).toISOString();
  const scanId = await server.deliverScan({ scannedAt, ...overrides });
  const claimed = await officer.claim(scanId);
  const looked = await officer.act(claimed, 'give-first-verdict', { verdict: 'hold' });
  const reported = await officer.act(looked.body.review, 'report-detection', { report });
  const recipe = { plane: 'high', operations: [] } as never;
  await officer.act(reported.body.review, 'decide', { outcome: 'hold', note: 'A secret of the yard', recipe });
  return scanId;
}

it('offers the same container, the same goods and an empty one, and nothing of what became of them', async () => {
  const containerNumber = newContainerNumber();
  const earlier = await decided({ containerNumber, ...declared('610910') });
  const goods = await decided(declared('69071000'));
  const empty = await decided(declared('8609'));
  await decided(declared('0901'));
  const waiting = await server.deliverScan(declared('690721'));
  const scanId = await server.deliverScan({ containerNumber, ...declared('6907') });

  const { body, status } = await officer.call(seeReferences, { params: { scanId } });
  expect(status).toBe(200);
  expect(body.references.map(({ kind, scan }) => [kind, scan.id])).toEqual([
    ['same-container', earlier],
    ['same-goods', goods],
    ['empty', empty],
  ]);
  expect(JSON.stringify(body)).not.toMatch(new RegExp(`secret|hold|finding|decision|riskScore|${waiting}`));
});

it('puts the goods that are loaded most alike first, once the officer may know what the detector reads', async () => {
  const wine = declared('2204');
  const like = await decided(wine, reportOf([0.9, 0.1]));
  const unlike = await decided(wine, reportOf([0, 1]));
  const scanId = await server.deliverScan(wine);
  const references = async () =>
    (await officer.call(seeReferences, { params: { scanId } })).body.references.filter(
      ({ kind }) => kind === 'same-goods',
    );

  const looking = await officer.claim(scanId);
  const blind = await references();
  expect(blind.map(({ scan }) => scan.id)).toEqual([unlike, like]);
  expect(JSON.stringify(blind)).not.toContain('likeness');

  const looked = await officer.act(looking, 'give-first-verdict', { verdict: 'clear' });
  await officer.act(looked.body.review, 'report-detection', { report: reportOf([1, 0]) });
  const known = await references();
  expect(known.map(({ scan }) => scan.id)).toEqual([like, unlike]);
  expect(known.map(({ likeness }) => likeness?.share.toFixed(2))).toEqual(['0.95', '0.00']);
});

it('takes an empty container of another length for no reference', async () => {
  await decided({ ...declared('860900'), pixelPitchMm: { x: 12, y: 5 } });
  const scanId = await server.deliverScan(declared('2204'));
  const { body } = await officer.call(seeReferences, { params: { scanId } });
  expect(body.references.every(({ scan }) => scan.sidecar.pixelPitchMm.x === 5)).toBe(true);
});

it('is closed to machines and administrators, and knows no scan that is not there', async () => {
  const scanId = await server.deliverScan();
  for (const role of ['scanner', 'administrator'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(seeReferences, { params: { scanId } })).problem?.problem).toBe('not-permitted');
  }
  const unknown = await officer.call(seeReferences, { params: { scanId: 'scn_00000000' as ScanId } });
  expect(unknown.problem?.problem).toBe('not-found');
});

it('gives a record the scans that its recipes name, and no others', async () => {
  const [reference, stranger] = [await decided({}), await decided({})];
  const scanId = await server.deliverScan({});
  const claimed = await officer.claim(scanId);
  const looked = await officer.act(claimed, 'give-first-verdict', { verdict: 'hold' });
  const report: DetectionReport = { state: 'not-available', reason: 'none here' };
  const reported = await officer.act(looked.body.review, 'report-detection', { report });
  const comparison = { id: 'comparison', version: 1, parameters: { way: 'swipe', reference, fromPx: 7 } };
  const recipe = { plane: 'high', operations: [comparison] } as never;
  await officer.act(reported.body.review, 'decide', { outcome: 'hold', note: 'More than before', recipe });

  const supervisor = await server.signedIn('supervisor');
  const asked = async (caller: Caller, referenceId: ScanId) =>
    caller.call(seeCompared, { params: { scanId, referenceId } });
  const { status, body } = await asked(supervisor, reference);
  expect([status, body.scan.id, Object.keys(body)]).toEqual([200, reference, ['scan']]);
  expect((await asked(supervisor, stranger)).status).toBe(404);
  expect((await asked(officer, reference)).status).toBe(403);
});
