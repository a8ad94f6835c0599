import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawRound } from '#contract/audit-rounds.ts';
import { seeRecord } from '#contract/record.ts';
import { seeReviewPolicy, setReviewPolicy } from '#contract/review-policy.ts';
import { attachViewPath, openViewPaths } from '#contract/view-paths.ts';
import { imageBox } from '#domain/annotation/space.ts';
import { FIRST_POLICY } from '#domain/review-policy/review-policy.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { packViewPath } from '#domain/view-path/view-path.ts';
import { PLAIN_RECIPE } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { decidedScan } from '#testing/server/decided-scan.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { eraseViewPaths } from '../commands/erase-view-paths.ts';

const PATH = packViewPath(1_700_000_000_000, [
  { atMs: 0, box: imageBox(0, 0, 20, 12), deviceScale: 4, look: PLAIN_RECIPE },
  { atMs: 4_000, box: imageBox(0, 0, 20, 12), deviceScale: 4, look: null },
]);

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

const cleared = (caller = officer) => decidedScan(server, caller, 'clear');

const attach = (caller: Caller, scanId: ScanId) =>
  caller.call(attachViewPath, { body: { ...act(), scanId, path: PATH } });
const open = (caller: Caller, scanId: ScanId) => caller.call(openViewPaths, { body: { ...act(), scanId } });

it('keeps what the deciding officer had on the screen, with its hash in the trail', async () => {
  const scanId = await cleared();
  const body = { ...act(), scanId, path: PATH };
  const sent = [await officer.call(attachViewPath, { body }), await officer.call(attachViewPath, { body })];
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  const sha256 = createHash('sha256').update(JSON.stringify(PATH)).digest('hex');
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'view-path.attached',
    actorId: officer.officer.id,
    scanId,
    details: { sha256, samples: 2 },
  });
  const record = (await supervisor.call(seeRecord, { params: { scanId } })).body;
  expect(record.viewPaths).toMatchObject([{ officerId: officer.officer.id, sha256, isErased: false }]);
  expect(JSON.stringify(record)).not.toContain('gantry-view-path');

  const { paths } = (await open(supervisor, scanId)).body;
  expect(paths).toMatchObject([{ officer: officer.officer.displayName }]);
  const [shown] = paths;
  expect(createHash('sha256').update(JSON.stringify(shown?.path)).digest('hex')).toBe(sha256);
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'view-path.opened',
    actorId: supervisor.officer.id,
    scanId,
  });
});

it('takes it from nobody else, and shows it to supervisors and to that officer alone', async () => {
  const scanId = await cleared();
  const other = await server.signedIn('officer');
  expect((await attach(other, scanId)).problem?.problem).toBe('view-not-yours');
  expect((await attach(officer, 'scn_00000000' as ScanId)).status).toBe(404);
  await attach(officer, scanId);
  expect((await open(officer, scanId)).body.paths).toMatchObject([{ officerId: officer.officer.id, path: {} }]);
  for (const role of ['officer', 'senior-officer'] as const) {
    expect((await open(await server.signedIn(role), scanId)).body.paths).toEqual([]);
  }
  expect((await open(await server.signedIn('administrator'), scanId)).status).toBe(403);
  const bad = await officer.call(attachViewPath, { body: { ...act(), scanId, path: { ...PATH, times: [0] } } });
  expect(bad.status).toBe(400);
});

it('shows an officer nothing before the decision', async () => {
  const { scanId } = await officer.claim(await server.deliverScan());
  expect((await open(officer, scanId)).problem?.problem).toBe('not-decided');
  expect((await open(officer, 'scn_00000000' as ScanId)).status).toBe(404);
});

it('shows nothing to a supervisor who is to read the scan blind', async () => {
  const own = await server.signedIn('officer');
  const scanId = await cleared(own);
  await attach(own, scanId);
  server.wait(11_000);
  const reader = await server.signedIn('supervisor');
  const plan = {
    seed: 'spring',
    size: 200,
    from: '2020-01-01T00:00:00.000Z',
    until: '2100-01-01T00:00:00.000Z',
    strata: [],
    decidedBy: own.officer.id,
    isExamined: false,
  };
  expect((await reader.call(drawRound, { body: { ...act(), plan } })).status).toBe(200);
  expect((await open(reader, scanId)).problem?.problem).toBe('reread-pending');
});

it('is not recorded where the policy says so, and erased in time, with a line in the trail', async () => {
  const administrator = await server.signedIn('administrator');
  const set = async (viewPathDays: number) => {
    const { revision } = (await administrator.call(seeReviewPolicy)).body;
    const policy = { ...FIRST_POLICY, viewPathDays };
    const body = { ...act(), baseRevision: revision, policy, reason: 'as agreed with the staff' };
    expect((await administrator.call(setReviewPolicy, { body })).status).toBe(200);
  };
  await set(0);
  expect((await attach(officer, await cleared())).problem?.problem).toBe('views-not-recorded');
  await set(30);
  const scanId = await cleared();
  await attach(officer, scanId);
  const before = await eraseViewPaths(server.deployment);
  server.wait(31 * 24 * 3_600_000);
  expect([before, await eraseViewPaths(server.deployment)]).toEqual([0, 4]);
  expect((await server.auditEntries()).at(-1)).toMatchObject({ action: 'view-paths.erased', details: { count: 4 } });
  const again = await server.signedIn('supervisor');
  expect((await open(again, scanId)).body.paths).toMatchObject([{ path: null }]);
  expect((await again.call(seeRecord, { params: { scanId } })).body.viewPaths).toMatchObject([{ isErased: true }]);
});
