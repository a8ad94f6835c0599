import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimScan } from '#contract/queue.ts';
import { seeReviewPolicy, setReviewPolicy } from '#contract/review-policy.ts';
import type { RemarkId } from '#domain/escalation/escalation.ts';
import { newReview } from '#domain/review/review.ts';
import { FIRST_POLICY, type ReviewPolicy } from '#domain/review-policy/review-policy.ts';
import { termsFor } from '#domain/review-policy/terms-for.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, PLAIN_RECIPE, proposal } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let administrator: Caller;
beforeAll(async () => {
  server = await testApp();
  administrator = await server.signedIn('administrator');
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

async function set(more: Partial<ReviewPolicy>, caller = administrator, baseRevision?: number) {
  const base = baseRevision ?? (await administrator.call(seeReviewPolicy)).body.revision;
  const policy = { ...FIRST_POLICY, ...more };
  return caller.call(setReviewPolicy, { body: { ...act(), baseRevision: base, policy, reason: 'as agreed' } });
}

const take = async (caller: Caller, scanId: ScanId) =>
  (await caller.call(claimScan, { body: { ...act(), scanId } })).body.review;

it('is set by administrators with a reason, revision by revision, each in the trail', async () => {
  const first = (await administrator.call(seeReviewPolicy)).body;
  expect(first).toMatchObject({ revision: 0, policy: FIRST_POLICY, revisions: [] });
  expect((await set({ blindPercent: 3 })).body).toEqual({ revision: 1 });
  expect((await set({ blindPercent: 4 }, administrator, 0)).problem?.problem).toBe('policy-changed');
  const { revision, policy, revisions } = (await administrator.call(seeReviewPolicy)).body;
  expect([revision, policy.blindPercent]).toEqual([1, 3]);
  expect(revisions).toMatchObject([{ reason: 'as agreed', setBy: administrator.officer.displayName }]);
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'review-policy.set',
    actorId: administrator.officer.id,
    details: { revision: 1, command: { policy: { blindPercent: 3 } }, before: { blindPercent: 0 } },
  });
});

it('is seen by supervisors and set by nobody else', async () => {
  for (const role of ['officer', 'senior-officer', 'supervisor'] as const) {
    expect((await set({}, await server.signedIn(role))).status).toBe(403);
  }
  expect((await (await server.signedIn('supervisor')).call(seeReviewPolicy)).status).toBe(200);
  expect((await (await server.signedIn('officer')).call(seeReviewPolicy)).status).toBe(403);
  expect((await set({ blindPercent: 50 })).problem?.field).toBe('policy.blindPercent');
});

it('says for how long a scan is kept for the officer who asked about it', async () => {
  await set({ keptHours: 2 });
  const officer = await server.signedIn('officer');
  const { body } = await officer.act(await take(officer, await server.deliverScan()), 'give-first-verdict', {
    verdict: 'clear',
  });
  const question = { remarkId: `rmk_${randomUUID()}` as RemarkId, place: null, text: 'what is this?' };
  const { review } = (await officer.act(body.review, 'escalate', question)).body;
  expect(review.terms.keptHours).toBe(2);
  const other = await server.signedIn('officer');
  const claim = () => other.call(claimScan, { body: { ...act(), scanId: review.scanId } });
  expect((await claim()).problem?.problem).toBe('reserved-for-another');
  server.wait(2 * 3_600_000 + 1);
  expect((await claim()).status).toBe(200);
});

it('fixes the mode of a scan when it is claimed, by queue and experience', async () => {
  const rules = [{ site: 'Test port', lane: '1', experience: 'newcomer' as const, mode: 'concurrent' as const }];
  await set({ rules, newcomerDecisions: 1 });
  const officer = await server.signedIn('officer');
  const scanId = await server.deliverScan();
  const review = await take(officer, scanId);
  expect(review).toMatchObject({ phase: 'revealed', terms: { mode: 'concurrent', claimedBy: officer.officer.id } });
  await set({});
  const again = await take(officer, scanId);
  expect(again.terms).toEqual(review.terms);
  expect((await server.auditEntries()).filter((entry) => entry.scanId === scanId)[1]).toMatchObject({
    action: 'scan.claimed',
    details: { terms: { mode: 'concurrent', policyRevision: review.terms.policyRevision } },
  });

  const told = (await officer.act(again, 'report-detection', { report: doneReport() })).body.review;
  await officer.act(told, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  await set({ rules, newcomerDecisions: 1 });
  expect((await take(officer, await server.deliverScan())).terms.mode).toBe('second-look');
});

/** The seed by which the policy draws this scan to be read blind. */
function seedDrawing(scanId: ScanId): string {
  const claimed = {
    officerId: administrator.officer.id,
    experience: 'experienced' as const,
    site: '',
    lane: '',
    reasons: [],
  };
  for (let i = 0; i < 10_000; i++) {
    const policy = { ...FIRST_POLICY, blindPercent: 5, seed: `seed ${i}` };
    if (termsFor(policy, 1, newReview(scanId), claimed).mode === 'blind') return policy.seed;
  }
  throw new Error('No seed draws the scan');
}

it('never sends the findings of a blind scan before its decision', async () => {
  const scanId = await server.deliverScan();
  await set({ blindPercent: 5, seed: seedDrawing(scanId) });
  const officer = await server.signedIn('officer');
  const review = await take(officer, scanId);
  expect(review.terms.mode).toBe('blind');
  const early = await officer.act(review, 'report-detection', { report: doneReport(proposal(1)) });
  expect(early.problem?.problem).toBe('verdict-missing');
  const decided = await officer.act(review, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  expect(decided.status).toBe(200);
  const reported = await officer.act(decided.body.review, 'report-detection', { report: doneReport(proposal(1)) });
  expect(reported.body.review).toMatchObject({ phase: 'decided', findings: [{ status: 'open' }] });
  const undone = await officer.act(reported.body.review, 'undo-decision', {});
  expect(undone.body.review).toMatchObject({ phase: 'first-look', findings: [], detection: null });
});

it('sends an overridden top class to a second officer', async () => {
  await set({ topClasses: ['weapon'] });
  const [one, two] = [await server.signedIn('officer'), await server.signedIn('officer')];
  let review = await take(one, await server.deliverScan());
  ({ review } = (await one.act(review, 'give-first-verdict', { verdict: 'clear' })).body);
  ({ review } = (await one.act(review, 'report-detection', { report: doneReport(proposal(1)) })).body);
  const findingId = review.findings[0]?.id as NonNullable<(typeof review.findings)[0]>['id'];
  ({ review } = (await one.act(review, 'reject-finding', { findingId, reason: 'benign-goods' })).body);
  const alone = await one.act(review, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
  expect(alone.problem?.problem).toBe('second-officer-needed');
  expect((await one.act(review, 'hand-over', { reason: '', opinion: 'clear' })).status).toBe(200);
  expect(await take(two, review.scanId)).toMatchObject({
    round: 2,
    phase: 'first-look',
    handedOver: { opinion: null, reason: '' },
  });
});
