import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDiscussion, remarkOnEscalation, seeEscalation } from '#contract/escalations.ts';
import { claimScan, seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import { seeRecord } from '#contract/record.ts';
import { setReviewPolicy } from '#contract/review-policy.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import type { RemarkId } from '#domain/escalation/escalation.ts';
import type { EscalationDecider } from '#domain/review-policy/case-terms.ts';
import { FIRST_POLICY } from '#domain/review-policy/review-policy.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, PLAIN_RECIPE } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let senior: Caller;
let supervisor: Caller;
beforeAll(async () => {
  server = await testApp();
  senior = await server.signedIn('senior-officer');
  supervisor = await server.signedIn('supervisor');
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });
const remarkId = () => `rmk_${randomUUID()}` as RemarkId;
const place = { kind: 'point' as const, at: imagePoint(5, 6) };

async function asked(): Promise<{ officer: Caller; scanId: ScanId }> {
  const officer = await server.signedIn('officer');
  let review = await officer.claim(await server.deliverScan());
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'clear' })).body);
  ({ review } = (await officer.act(review, 'report-detection', { report: doneReport() })).body);
  const answer = await officer.act(review, 'escalate', { remarkId: remarkId(), place, text: 'what is this?' });
  expect([answer.status, answer.body.review.lease]).toEqual([200, null]);
  return { officer, scanId: review.scanId };
}

const say = (caller: Caller, scanId: ScanId, text: string) =>
  caller.call(remarkOnEscalation, { body: { ...act(), scanId, remarkId: remarkId(), place: null, text } });
const rowOf = async (caller: Caller, scanId: ScanId) =>
  (await caller.call(seeQueue, { body: WHOLE_QUEUE })).body.rows.find((row) => row.scanId === scanId);
const take = (caller: Caller, scanId: ScanId | null) => caller.call(claimScan, { body: { ...act(), scanId } });

it('puts the question before the seniors, and the answer before the officer', async () => {
  const { officer, scanId } = await asked();
  expect(await rowOf(senior, scanId)).toMatchObject({ escalation: { state: 'open', isAsker: false, remarks: 1 } });
  const other = await server.signedIn('officer');
  expect(await rowOf(other, scanId)).toMatchObject({ escalation: null, isClaimable: false });
  expect((await take(officer, null)).problem?.problem).toBe('nothing-waiting');

  const { body } = await senior.call(seeEscalation, { params: { scanId } });
  expect(body).toMatchObject({
    escalation: { remarks: [{ text: 'what is this?', place }] },
    review: { phase: 'revealed' },
  });
  expect((await say(senior, scanId, 'a battery, look at the terminals')).status).toBe(200);
  expect((await say(supervisor, scanId, 'I agree')).status).toBe(200);
  expect(await rowOf(officer, scanId)).toMatchObject({ escalation: { state: 'answered', isAsker: true, remarks: 3 } });

  const { review } = (await take(officer, null)).body;
  expect(review).toMatchObject({ scanId, phase: 'revealed' });
  await officer.act(review, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  const record = (await supervisor.call(seeRecord, { params: { scanId } })).body;
  expect(record.escalation).toMatchObject({ state: 'closed', closed: { by: officer.officer.id } });
  expect(record.escalation?.remarks.map(({ by }) => by)).toEqual(
    [officer, senior, supervisor].map((one) => one.officer.id),
  );
  expect(record.events.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['scan.escalated', 'escalation.remarked', 'decision.made']),
  );
  expect((await say(senior, scanId, 'too late')).problem?.problem).toBe('escalation-closed');
});

it('is between the officer who asked and the seniors', async () => {
  const { officer, scanId } = await asked();
  const other = await server.signedIn('officer');
  expect((await other.call(seeEscalation, { params: { scanId } })).status).toBe(403);
  expect((await say(other, scanId, 'me too')).status).toBe(403);
  expect((await officer.call(seeEscalation, { params: { scanId } })).status).toBe(200);
  expect((await (await server.signedIn('administrator')).call(seeEscalation, { params: { scanId } })).status).toBe(403);
  expect((await senior.call(seeEscalation, { params: { scanId: await server.deliverScan() } })).status).toBe(404);
});

it('says a thing once however often it is sent, and can be closed by hand', async () => {
  const { officer, scanId } = await asked();
  const body = { ...act(), scanId, remarkId: remarkId(), place: null, text: 'wait' };
  const sent = [await senior.call(remarkOnEscalation, { body }), await senior.call(remarkOnEscalation, { body })];
  expect(sent.map(({ status }) => status)).toEqual([200, 200]);
  expect((await senior.call(seeEscalation, { params: { scanId } })).body.escalation.remarks).toHaveLength(2);

  expect((await officer.call(closeDiscussion, { body: { ...act(), scanId } })).status).toBe(200);
  expect((await officer.call(closeDiscussion, { body: { ...act(), scanId } })).problem?.problem).toBe(
    'escalation-closed',
  );
  expect((await take(officer, scanId)).body.review).toMatchObject({ phase: 'revealed', escalation: null });
  expect((await server.auditEntries()).filter((entry) => entry.scanId === scanId).map(({ action }) => action)).toEqual([
    'scan.received',
    'scan.claimed',
    'first-verdict.given',
    'detection.reported',
    'scan.escalated',
    'escalation.remarked',
    'escalation.closed',
    'scan.claimed',
  ]);
});

it('needs the own verdict first, and words', async () => {
  const officer = await server.signedIn('officer');
  const review = await officer.claim(await server.deliverScan());
  const early = await officer.act(review, 'escalate', { remarkId: remarkId(), place: null, text: 'what is this?' });
  expect(early.problem?.problem).toBe('verdict-missing');
  const wordless = await officer.act(review, 'escalate', { remarkId: remarkId(), place: null, text: '  ' });
  expect([wordless.status, wordless.problem?.field]).toEqual([400, 'text']);
});

it('goes to a senior officer where the policy says so, who looks before deciding', async () => {
  const administrator = await server.signedIn('administrator');
  const set = async (escalationDecider: EscalationDecider, baseRevision: number) => {
    const policy = { ...FIRST_POLICY, escalationDecider };
    const body = { ...act(), baseRevision, policy, reason: 'seniors answer for what they are asked' };
    expect((await administrator.call(setReviewPolicy, { body })).status).toBe(200);
  };
  await set('senior', 0);
  const { officer, scanId } = await asked();
  expect((await take(officer, scanId)).problem?.problem).toBe('with-seniors');
  expect(await rowOf(officer, scanId)).toMatchObject({ isClaimable: false, escalation: { decider: 'senior' } });
  expect(await rowOf(senior, scanId)).toMatchObject({ isClaimable: true, escalation: { decider: 'senior' } });

  let { review } = (await take(senior, scanId)).body;
  expect(review).toMatchObject({ phase: 'first-look', detection: null, findings: [] });
  ({ review } = (await senior.act(review, 'give-first-verdict', { verdict: 'hold' })).body);
  await senior.act(review, 'decide', { outcome: 'hold', note: 'a battery', recipe: PLAIN_RECIPE });
  const record = (await supervisor.call(seeRecord, { params: { scanId } })).body;
  expect(record).toMatchObject({
    review: { decision: { outcome: 'hold', decidedBy: senior.officer.id } },
    escalation: { state: 'closed', askedBy: officer.officer.id },
  });
  await set('officer', 1);
});

it('keeps the second look from whoever read the discussion, and the trail says who did', async () => {
  const { officer, scanId } = await asked();
  const reader = await server.signedIn('senior-officer');
  await reader.call(seeEscalation, { params: { scanId } });
  await reader.call(seeEscalation, { params: { scanId } });
  const { review } = (await take(officer, scanId)).body;
  expect(review.revealedTo).toEqual([officer.officer.id, reader.officer.id]);
  expect((await officer.act(review, 'hand-over', { reason: 'too dense' })).status).toBe(200);

  expect((await take(reader, scanId)).problem?.problem).toBe('second-officer-must-differ');
  expect(await rowOf(reader, scanId)).toMatchObject({ round: 2, isClaimable: false });
  const offered: ScanId[] = [];
  for (let next = await take(reader, null); !next.problem; next = await take(reader, null)) {
    offered.push(next.body.review.scanId);
  }
  expect(offered).not.toContain(scanId);
  const other = await server.signedIn('officer');
  const second = (await take(other, null)).body.review;
  expect(second).toMatchObject({ scanId, phase: 'first-look', revealedTo: [] });
  const opened = (await server.auditEntries()).filter(({ action }) => action === 'escalation.opened');
  expect(opened.filter((entry) => entry.scanId === scanId).map(({ actorId }) => actorId)).toEqual([reader.officer.id]);
});

it('shows whoever takes the scan later nothing of it before the own verdict', async () => {
  const { scanId } = await asked();
  server.wait(24 * 3_600_000 + 1);
  const other = await server.signedIn('officer');
  const { review } = (await take(other, scanId)).body;
  expect(review).toMatchObject({ phase: 'first-look', escalation: null, detection: null, findings: [] });
  expect(JSON.stringify(review)).not.toContain('what is this?');
});
