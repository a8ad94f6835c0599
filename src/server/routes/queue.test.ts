import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimScan, countQueue, releaseScan, renewLeases, seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

const claimBody = (scanId: string | null = null) =>
  ({ commandId: randomUUID(), deviceAt: new Date().toISOString(), scanId }) as never;

it('shows what waits without any score', async () => {
  const scanId = await server.deliverScan({ riskScore: 77.125, reasons: ['random'] });
  const officer = await server.signedIn('officer');
  const { status, body } = await officer.call(seeQueue, { body: WHOLE_QUEUE });
  expect(status).toBe(200);
  const row = body.rows.find((candidate) => candidate.scanId === scanId);
  expect(row).toMatchObject({ goods: 'Tiles', reasons: ['random'], round: 1, holder: null, origin: 'IT' });
  expect(JSON.stringify(body)).not.toContain('77.125');
  expect(body.matching).toBe(body.rows.length);
  expect((await officer.call(countQueue)).body.waiting).toBe(body.rows.length);
});

it('is closed to machines, administrators and strangers', async () => {
  for (const role of ['scanner', 'administrator'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(seeQueue, { body: WHOLE_QUEUE })).problem?.problem).toBe('not-permitted');
    expect((await caller.call(claimScan, { body: claimBody() })).status).toBe(403);
  }
  const stranger = await server.app.inject({ method: 'POST', url: seeQueue.path, payload: WHOLE_QUEUE });
  expect([stranger.statusCode, stranger.json().problem]).toEqual([401, 'not-signed-in']);
});

it('gives the next scan by age cap, then risk, then age', async () => {
  const own = await testApp();
  const overdue = await own.deliverScan({ riskScore: 1 });
  own.wait(31 * 60_000);
  const routine = await own.deliverScan({ riskScore: 5 });
  own.wait(1_000);
  const urgent = await own.deliverScan({ riskScore: 90 });
  own.wait(1_000);
  const alsoUrgent = await own.deliverScan({ riskScore: 90 });
  const officer = await own.signedIn('officer');
  const order = (await officer.call(seeQueue, { body: WHOLE_QUEUE })).body.rows.map(({ scanId }) => scanId);
  expect(order).toEqual([overdue, urgent, alsoUrgent, routine]);
  const claimed = [];
  for (let i = 0; i < 4; i++) claimed.push((await officer.claim()).scanId);
  expect(claimed).toEqual(order);
  expect((await officer.call(claimScan, { body: claimBody() })).problem?.problem).toBe('nothing-waiting');
  await own.close();
});

it('gives two officers who ask for one scan at once to one of them', async () => {
  const scanId = await server.deliverScan();
  const officers = await Promise.all(Array.from({ length: 4 }, () => server.signedIn('officer')));
  const answers = await Promise.all(officers.map((officer) => officer.call(claimScan, { body: claimBody(scanId) })));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ problem }) => problem?.problem === 'held-by-another')).toHaveLength(3);
});

it('never gives two officers who ask for the next the same', async () => {
  const scanIds = await Promise.all(Array.from({ length: 4 }, () => server.deliverScan({ riskScore: 100 })));
  const officers = await Promise.all(scanIds.map(() => server.signedIn('officer')));
  const reviews = await Promise.all(officers.map((officer) => officer.claim()));
  expect(new Set(reviews.map(({ scanId }) => scanId)).size).toBe(4);
});

it('answers a replayed claim with the same lease, and leaves one event', async () => {
  const scanId = await server.deliverScan();
  const officer = await server.signedIn('officer');
  const body = claimBody(scanId);
  const answers = await Promise.all(Array.from({ length: 20 }, () => officer.call(claimScan, { body })));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(answers[0]?.body.review.revision).toBe(1);
  const events = (await server.auditEntries()).filter((event) => event.scanId === scanId);
  expect(events.map(({ action }) => action)).toEqual(['scan.received', 'scan.claimed']);
});

it('refuses a claim that is malformed, of no scan, or under the key of another', async () => {
  const officer = await server.signedIn('officer');
  const malformed = await officer.call(claimScan, { body: { commandId: 'x' } as never });
  expect([malformed.status, malformed.problem?.field]).toEqual([400, 'commandId']);
  expect((await officer.call(claimScan, { body: claimBody('scn_00000000') })).status).toBe(404);
  const scanId = await server.deliverScan();
  const body = claimBody(scanId) as { commandId: string };
  await officer.call(claimScan, { body: body as never });
  const reused = await officer.call(claimScan, {
    body: { ...(claimBody() as object), commandId: body.commandId } as never,
  });
  expect([reused.status, reused.problem?.field]).toEqual([400, 'commandId']);
});

it('lets others in when a lease has run out, and its holder work on until one comes', async () => {
  const scanId = await server.deliverScan();
  const [first, second] = [await server.signedIn('officer'), await server.signedIn('officer')];
  const review = await first.claim(scanId);
  server.wait(901_000);
  const worked = await first.act(review, 'give-first-verdict', { verdict: 'clear' });
  expect(worked.status).toBe(200);
  expect((await second.call(claimScan, { body: claimBody(scanId) })).problem?.problem).toBe('held-by-another');
  server.wait(901_000);
  const taken = await second.claim(scanId);
  expect(taken).toMatchObject({ phase: 'first-look', firstVerdict: null });
  const late = await first.act(worked.body.review, 'give-first-verdict', { verdict: 'clear' });
  expect([late.status, late.problem?.problem]).toEqual([409, 'lease-lost']);
});

it('renews the leases an officer has and names those that are lost', async () => {
  const scanId = await server.deliverScan();
  const officer = await server.signedIn('officer');
  const review = await officer.claim(scanId);
  server.wait(800_000);
  const leases = [
    { scanId, leaseId: review.lease?.id as never },
    { scanId, leaseId: 'lse_00000000' as never },
  ];
  const { body } = await officer.call(renewLeases, { body: { leases } });
  expect(body.lost).toEqual(['lse_00000000']);
  expect(body.renewed.map(({ id }) => id)).toEqual([review.lease?.id]);
  server.wait(800_000);
  const other = await server.signedIn('officer');
  expect((await other.call(claimScan, { body: claimBody(scanId) })).problem?.problem).toBe('held-by-another');
});

it('takes a released scan back into the queue, once', async () => {
  const scanId = await server.deliverScan();
  const officer = await server.signedIn('officer');
  const review = await officer.claim(scanId);
  const body = {
    commandId: randomUUID(),
    deviceAt: new Date().toISOString(),
    scanId,
    leaseId: review.lease?.id as never,
  };
  expect((await officer.call(releaseScan, { body })).status).toBe(200);
  expect((await officer.call(releaseScan, { body })).status).toBe(200);
  const again = await officer.call(releaseScan, { body: { ...body, commandId: randomUUID() } });
  expect(again.problem?.problem).toBe('lease-lost');
  const { rows } = (await officer.call(seeQueue, { body: WHOLE_QUEUE })).body;
  expect(rows.find((row) => row.scanId === scanId)?.holder).toBeNull();
  const released = (await server.auditEntries()).filter(
    ({ action, scanId: of }) => action === 'scan.released' && of === scanId,
  );
  expect(released).toHaveLength(1);
});
