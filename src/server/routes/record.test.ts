import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exportRecord, seeRecord, seeRecords } from '#contract/record.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
let scanId: ScanId;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
  scanId = await server.deliverScan({ riskScore: 33 });
  await decideClear(scanId);
});
afterAll(() => server.close());

async function decideClear(id: ScanId): Promise<void> {
  let review = await officer.claim(id);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'clear' })).body);
  const report = { state: 'not-available' as const, reason: 'no model' };
  ({ review } = (await officer.act(review, 'report-detection', { report })).body);
  const recipe = { plane: 'low' as const, operations: [] };
  await officer.act(review, 'decide', { outcome: 'clear', note: 'fine', recipe });
}

it('lists decided scans, newest first', async () => {
  const second = await server.deliverScan();
  await decideClear(second);
  await server.deliverScan();
  const { rows } = (await supervisor.call(seeRecords)).body;
  expect(rows.map((row) => row.scanId)).toEqual([second, scanId]);
  expect(rows[1]).toMatchObject({
    decidedBy: officer.officer.displayName,
    outcome: 'clear',
    firstVerdict: 'clear',
    detection: 'not-available',
  });
});

it('shows one scan with all that was done, and events that prove themselves', async () => {
  const { body } = await supervisor.call(seeRecord, { params: { scanId } });
  expect(body).toMatchObject({ scan: { id: scanId }, review: { phase: 'decided', decision: { note: 'fine' } } });
  expect(body.officers).toContainEqual(officer.officer);
  expect(body.events.map(({ action }) => action)).toEqual([
    'scan.received',
    'scan.claimed',
    'first-verdict.given',
    'detection.reported',
    'decision.made',
  ]);
  for (const { previousHash, sealed, hash } of body.events) {
    expect(createHash('sha256').update(previousHash).update(sealed).digest('hex')).toBe(hash);
  }
});

it('exports it with an event of its own', async () => {
  const { status, body, headers } = await supervisor.call(exportRecord, { params: { scanId }, body: {} });
  expect(status).toBe(200);
  expect(headers['content-disposition']).toContain(`${scanId}.json`);
  expect(body.events.at(-1)).toMatchObject({ action: 'record.exported', actorId: supervisor.officer.id });
});

it('is for supervisors, and for scans that are', async () => {
  for (const role of ['officer', 'senior-officer', 'administrator', 'scanner'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(seeRecords)).problem?.problem).toBe('not-permitted');
    expect((await caller.call(seeRecord, { params: { scanId } })).status).toBe(403);
    expect((await caller.call(exportRecord, { params: { scanId }, body: {} })).status).toBe(403);
  }
  const none = { params: { scanId: 'scn_00000000' as ScanId } };
  expect((await supervisor.call(seeRecord, none)).status).toBe(404);
  expect((await supervisor.call(exportRecord, { ...none, body: {} })).status).toBe(404);
  expect((await supervisor.call(seeRecord, { params: { scanId: 'x' as ScanId } })).status).toBe(400);
});
