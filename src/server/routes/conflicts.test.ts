import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { raiseConflict, seeConflicts, settleConflict } from '#contract/conflicts.ts';
import { claimScan } from '#contract/queue.ts';
import { seeScan } from '#contract/review.ts';
import type { SettledWay } from '#domain/conflict/conflict.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { type Caller, newCommand } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let supervisor: Caller;
beforeAll(async () => {
  server = await testApp();
  supervisor = await server.signedIn('supervisor');
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

/** One officer's verdict comes after another took the scan and judged. */
async function refused() {
  const scanId = await server.deliverScan();
  const [one, two] = [await server.signedIn('officer'), await server.signedIn('officer')];
  const mine = await one.claim(scanId);
  server.wait(900_001);
  const theirs = await two.claim(scanId);
  expect((await two.act(theirs, 'give-first-verdict', { verdict: 'hold' })).status).toBe(200);
  const late = newCommand(mine, 'give-first-verdict', { verdict: 'clear' });
  return { scanId, one, two, told: { scanId, problem: 'lease-lost', acts: [late], mine } };
}

async function raised() {
  const { told, ...rest } = await refused();
  const body = { ...act(), ...told, way: 'supervisor' as const, reason: 'I looked first' };
  expect((await rest.one.call(raiseConflict, { body })).status).toBe(200);
  const { rows } = (await supervisor.call(seeConflicts)).body;
  const row = rows.find(({ conflict }) => conflict.scanId === rest.scanId);
  if (!row) throw new Error('The conflict is not in the list.');
  return { ...rest, conflict: row.conflict };
}

const settle = (conflictId: string, way: SettledWay) =>
  supervisor.call(settleConflict, { body: { ...act(), conflictId, way, note: 'settled by phone' } as never });
const actionsOn = async (scanId: ScanId) =>
  (await server.auditEntries()).filter((entry) => entry.scanId === scanId).map(({ action }) => action);

it('brings both versions before the supervisors, who settle it once', async () => {
  const { one, two, scanId, conflict } = await raised();
  expect(conflict).toMatchObject({
    raisedBy: one.officer.id,
    reason: 'I looked first',
    mine: { lease: { officerId: one.officer.id } },
    theirs: { lease: { officerId: two.officer.id }, firstVerdict: { verdict: 'hold' } },
    acts: [{ name: 'give-first-verdict', verdict: 'clear' }],
    settled: null,
  });
  expect((await settle(conflict.id, 'server')).status).toBe(200);
  expect((await settle(conflict.id, 'officer')).problem?.problem).toBe('already-settled');
  const { rows, names } = (await supervisor.call(seeConflicts)).body;
  expect(rows.find(({ conflict: { id } }) => id === conflict.id)?.conflict.settled).toMatchObject({ way: 'server' });
  expect(names.map(({ id }) => id)).toEqual(expect.arrayContaining([one.officer.id, two.officer.id]));
  expect((await two.call(seeScan, { params: { scanId } })).body.review).toMatchObject({ phase: 'revealed' });
  expect(await actionsOn(scanId)).toEqual(expect.arrayContaining(['conflict.raised', 'conflict.settled']));
});

it('gives the scan to the officer whose acts were refused, who looks first', async () => {
  const { one, two, scanId, conflict } = await raised();
  expect((await settle(conflict.id, 'officer')).status).toBe(200);
  expect((await two.call(claimScan, { body: { ...act(), scanId } })).problem?.problem).toBe('reserved-for-another');
  expect(await one.claim(null)).toMatchObject({ scanId, phase: 'first-look', firstVerdict: null });
});

it('keeps on record why an officer gave the refused acts again', async () => {
  const { one, scanId, told } = await refused();
  const body = { ...act(), ...told, way: 'keep' as const, reason: 'I looked first' };
  expect((await one.call(raiseConflict, { body })).status).toBe(200);
  expect((await supervisor.call(seeConflicts)).body.rows.map(({ conflict }) => conflict.scanId)).not.toContain(scanId);
  const kept = (await server.auditEntries()).find(
    ({ action, scanId: on }) => action === 'conflict.kept' && on === scanId,
  );
  expect(kept?.details).toMatchObject({ reason: 'I looked first', problem: 'lease-lost', acts: [{}] });
  const wordless = await one.call(raiseConflict, { body: { ...body, ...act(), reason: ' ' } });
  expect([wordless.status, wordless.problem?.field]).toEqual([400, 'reason']);
  const other = { ...body, ...act(), scanId: await server.deliverScan() };
  expect((await one.call(raiseConflict, { body: other })).problem?.field).toBe('scanId');
});

it('is settled by supervisors alone', async () => {
  const { one, conflict } = await raised();
  expect((await one.call(seeConflicts)).status).toBe(403);
  const body = { ...act(), conflictId: conflict.id, way: 'officer' as const, note: 'mine' };
  expect((await one.call(settleConflict, { body })).status).toBe(403);
});
