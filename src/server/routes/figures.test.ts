import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawRound, giveReread, gradeReread, seeRound } from '#contract/audit-rounds.ts';
import { seeFigures } from '#contract/figures.ts';
import { recordExamination, seeRecord } from '#contract/record.ts';
import type { ExaminationResult } from '#domain/examination/examination.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, PLAIN_RECIPE, proposal } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let one: Caller;
let other: Caller;
let supervisor: Caller;
let held: ScanId;
let cleared: ScanId;
beforeAll(async () => {
  server = await testApp();
  one = await server.signedIn('officer');
  other = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
  held = await decided(one, 'clear', 'hold');
  cleared = await decided(other, 'clear', 'clear');
  await server.deliverScan();
  server.wait(60_000);
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

async function decided(officer: Caller, first: 'clear' | 'hold', outcome: 'clear' | 'hold'): Promise<ScanId> {
  const scanId = await server.deliverScan();
  let review = await officer.claim(scanId);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: first })).body);
  const findingId = `fnd_${randomUUID()}` as FindingId;
  const report = doneReport({ ...proposal(1), findingId });
  ({ review } = (await officer.act(review, 'report-detection', { report })).body);
  ({ review } = (await officer.act(review, 'confirm-finding', { findingId, classId: 'weapon' })).body);
  await officer.act(review, 'decide', { outcome, note: '', recipe: PLAIN_RECIPE });
  return scanId;
}

const examine = (scanId: ScanId, result: ExaminationResult, caller = supervisor) =>
  caller.call(recordExamination, { body: { ...act(), scanId, result, note: 'under the floor' } });
const figures = async (caller: Caller, whose: Caller | 'all' = 'all') =>
  caller.call(seeFigures, { params: { days: '30', whose: whose === 'all' ? 'all' : whose.officer.id } });

it('notes what the yard found, with an event; the newest word counts', async () => {
  expect((await examine(held, 'nothing')).status).toBe(200);
  expect((await examine(held, 'found')).status).toBe(200);
  const { examination, events } = (await supervisor.call(seeRecord, { params: { scanId: held } })).body;
  expect(examination).toMatchObject({ result: 'found', note: 'under the floor', recordedBy: supervisor.officer.id });
  expect(events.filter(({ action }) => action === 'examination.recorded')).toHaveLength(2);
});

it('takes no examination of what is not decided, nor of what is not there, nor from others', async () => {
  const waiting = await server.deliverScan();
  expect((await examine(waiting, 'found')).problem?.problem).toBe('not-decided');
  expect((await examine('scn_00000000' as ScanId, 'found')).status).toBe(404);
  for (const role of ['officer', 'senior-officer', 'administrator', 'scanner'] as const) {
    expect((await examine(held, 'found', await server.signedIn(role))).status).toBe(403);
  }
});

it('pools what all officers decided, and takes blind re-reads and examinations for the truth', async () => {
  const plan = { seed: 's', size: 9, strata: [], isExamined: false, decidedBy: other.officer.id };
  const period = { from: '2020-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' };
  const { roundId } = (await supervisor.call(drawRound, { body: { ...act(), plan: { ...plan, ...period } } })).body;
  const { items } = (await supervisor.call(seeRound, { params: { roundId } })).body;
  expect(items.map(({ scanId }) => scanId)).toEqual([cleared]);
  const on = { ...act(), roundId, scanId: cleared };
  await supervisor.call(giveReread, { body: { ...on, verdict: 'hold', recipe: PLAIN_RECIPE } });
  await supervisor.call(gradeReread, { body: { ...on, ...act(), grade: 'major', note: 'see the wall' } });

  const { body } = await figures(supervisor);
  expect(body.figures).toMatchObject({
    decided: 2,
    outcomes: { clear: 1, hold: 1 },
    holdYield: { part: 1, of: 1 },
    classes: [{ classId: 'weapon', pack: 'test-pack 1', claims: 2, confirmed: { part: 2, of: 2 } }],
    flips: { known: 2, wrongToRight: 1, stayedWrong: 1, rightToWrong: 0, stayedRight: 0 },
    scanners: [{ scanner: 'Test maker Test model, 1', scans: 2 }],
  });
  expect(body.figures.decisionTime?.count).toBe(2);
  expect(body.waiting?.count).toBeGreaterThan(0);
  expect(body.officers.map(({ id }) => id).sort()).toEqual([one.officer.id, other.officer.id].sort());
});

it('draws a sample of examined scans alone when asked', async () => {
  const reader = await server.signedIn('supervisor');
  const plan = { seed: 's', size: 9, strata: [], isExamined: true, decidedBy: null };
  const period = { from: '2020-01-01T00:00:00.000Z', until: '2100-01-01T00:00:00.000Z' };
  const { roundId } = (await reader.call(drawRound, { body: { ...act(), plan: { ...plan, ...period } } })).body;
  const { items } = (await reader.call(seeRound, { params: { roundId } })).body;
  expect(items.map(({ scanId }) => scanId)).toEqual([held]);
  expect((await examine(held, 'nothing', reader)).problem?.problem).toBe('reread-pending');
});

it('shows officers the pooled figures and their own, supervisors those of each', async () => {
  const own = (await figures(one, one)).body;
  expect(own.figures.decided).toBe(1);
  expect(own.officers).toEqual([{ id: one.officer.id, displayName: one.officer.displayName }]);
  expect((await figures(one)).body.figures.decided).toBe(2);
  expect((await figures(one, other)).status).toBe(403);
  expect((await figures(supervisor, other)).body.figures.decided).toBe(1);
  for (const role of ['administrator', 'scanner'] as const) {
    expect((await figures(await server.signedIn(role))).status).toBe(403);
  }
});
