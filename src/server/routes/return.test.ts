import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawRound, seeReread } from '#contract/audit-rounds.ts';
import { claimScan, seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import { recordExamination, returnToOfficer, seeRecord, seeRecords } from '#contract/record.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { PLAIN_RECIPE } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { decidedScan } from '#testing/server/decided-scan.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

const REASON = 'look at the left wall again';
const DAY_MS = 24 * 3_600_000;

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

async function cleared(caller = officer): Promise<ScanId> {
  const scanId = await decidedScan(server, caller, 'clear');
  server.wait(11_000);
  return scanId;
}

const giveBack = (scanId: ScanId, caller = supervisor) =>
  caller.call(returnToOfficer, { body: { ...act(), scanId, reason: REASON } });
const rowOf = async (caller: Caller, scanId: ScanId) =>
  (await caller.call(seeQueue, { body: WHOLE_QUEUE })).body.rows.find((row) => row.scanId === scanId);
const take = (caller: Caller, scanId: ScanId | null) => caller.call(claimScan, { body: { ...act(), scanId } });

it('brings the scan back to its officer first of all, and to nobody else', async () => {
  const scanId = await cleared();
  await server.deliverScan({ riskScore: 100 });
  expect((await giveBack(scanId)).status).toBe(200);

  const other = await server.signedIn('officer');
  expect(await rowOf(other, scanId)).toMatchObject({ returned: { reason: null }, isClaimable: false });
  expect((await take(other, scanId)).problem?.problem).toBe('reserved-for-another');
  expect((await take(other, null)).body.review.scanId).not.toBe(scanId);

  const { rows } = (await officer.call(seeQueue, { body: WHOLE_QUEUE })).body;
  expect(rows[0]).toMatchObject({ scanId, returned: { reason: REASON }, kept: { isCaller: true } });
  const { review } = (await take(officer, null)).body;
  expect(review).toMatchObject({ scanId, phase: 'revealed', earlier: [{ returned: { reason: REASON } }] });

  const again = await officer.act(review, 'decide', { outcome: 'hold', note: 'left wall', recipe: PLAIN_RECIPE });
  expect(again.status).toBe(200);
  const { body } = await supervisor.call(seeRecord, { params: { scanId } });
  expect(body.review).toMatchObject({ decision: { outcome: 'hold' }, earlier: [{ decision: { outcome: 'clear' } }] });
  expect(body.events.map(({ action }) => action).filter((action) => action.startsWith('decision.'))).toEqual([
    'decision.made',
    'decision.returned',
    'decision.made',
  ]);
});

it('stays among the records while it waits, and takes the word of the yard', async () => {
  const scanId = await cleared();
  await giveBack(scanId);
  const { rows } = (await supervisor.call(seeRecords)).body;
  expect(rows.find((row) => row.scanId === scanId)).toMatchObject({ outcome: 'clear', isReturned: true, returns: 1 });
  const examined = { ...act(), scanId, result: 'nothing' as const, note: '' };
  expect((await supervisor.call(recordExamination, { body: examined })).status).toBe(200);
});

it('is answered once for each command, and only for decisions that stand', async () => {
  const scanId = await cleared();
  const body = { ...act(), scanId, reason: REASON };
  const [one, replayed] = [
    await supervisor.call(returnToOfficer, { body }),
    await supervisor.call(returnToOfficer, { body }),
  ];
  expect([one.status, replayed.body]).toEqual([200, one.body]);
  expect((await giveBack(scanId)).problem?.problem).toBe('not-decided');
  expect((await giveBack('scn_00000000' as ScanId)).status).toBe(404);
  const short = await supervisor.call(returnToOfficer, { body: { ...act(), scanId, reason: ' x ' } });
  expect([short.status, short.problem?.field]).toEqual([400, 'reason']);
  for (const role of ['officer', 'senior-officer', 'administrator'] as const) {
    expect((await giveBack(scanId, await server.signedIn(role))).status).toBe(403);
  }
});

it('tells a supervisor who is to read the scan blind nothing of it', async () => {
  const own = await server.signedIn('officer');
  const scanId = await cleared(own);
  const reader = await server.signedIn('supervisor');
  const plan = {
    seed: 'winter',
    size: 200,
    from: '2020-01-01T00:00:00.000Z',
    until: '2100-01-01T00:00:00.000Z',
    strata: [],
    decidedBy: own.officer.id,
    isExamined: false,
  };
  const { roundId } = (await reader.call(drawRound, { body: { ...act(), plan } })).body;
  expect((await giveBack(scanId, reader)).problem?.problem).toBe('reread-pending');
  await giveBack(scanId);
  expect(await rowOf(reader, scanId)).toMatchObject({ returned: null });
  expect(await rowOf(supervisor, scanId)).toMatchObject({ returned: { reason: REASON } });
  const seen = JSON.stringify((await reader.call(seeReread, { params: { roundId, scanId } })).body);
  expect(seen).not.toContain(REASON);
  expect(JSON.stringify((await reader.call(seeRecords)).body)).not.toContain(scanId);
});

it('goes to others, who start blind, once it was kept long enough', async () => {
  const scanId = await cleared();
  await giveBack(scanId);
  server.wait(DAY_MS + 1);
  const other = await server.signedIn('officer');
  const { review } = (await take(other, scanId)).body;
  expect(review).toMatchObject({ scanId, phase: 'first-look', firstVerdict: null, earlier: [], detection: null });
});
