import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  drawRound,
  giveReread,
  gradeReread,
  remarkOnReread,
  seeReread,
  seeRound,
  seeRounds,
} from '#contract/audit-rounds.ts';
import { exportRecord, seeRecord, seeRecords } from '#contract/record.ts';
import { seeScan } from '#contract/review.ts';
import type { RoundId, SamplePlan } from '#domain/audit-round/sample-plan.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { annotationId, boxContent, doneReport, PLAIN_RECIPE, proposal } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

/** Words that only the record of the audited scans has. */
const TELLTALES = ['held because of the tiles', 'test-pack', 'fnd_', 'Test officer', 'override='];

let server: TestApp;
let officer: Caller;
let supervisor: Caller;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  supervisor = await server.signedIn('supervisor');
  for (let i = 0; i < 4; i++) await hold(await server.deliverScan());
  server.wait(60_000);
});
afterAll(() => server.close());

const act = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });

async function hold(scanId: ScanId): Promise<void> {
  let review = await officer.claim(scanId);
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: 'clear' })).body);
  const proposals = [{ ...proposal(1), findingId: `fnd_${randomUUID()}` as ReturnType<typeof proposal>['findingId'] }];
  ({ review } = (await officer.act(review, 'report-detection', { report: doneReport(...proposals) })).body);
  const findingId = proposals[0]?.findingId ?? '';
  ({ review } = (await officer.act(review, 'reject-finding', { findingId, reason: 'benign-goods' } as never)).body);
  await officer.act(review, 'decide', { outcome: 'hold', note: 'held because of the tiles', recipe: PLAIN_RECIPE });
}

const aPlan = (more: Partial<SamplePlan> = {}): SamplePlan => ({
  seed: 'autumn',
  size: 2,
  from: '2020-01-01T00:00:00.000Z',
  until: '2100-01-01T00:00:00.000Z',
  strata: ['override'],
  decidedBy: null,
  isExamined: false,
  ...more,
});

async function aRound(caller = supervisor, more: Partial<SamplePlan> = {}) {
  const { roundId } = (await caller.call(drawRound, { body: { ...act(), plan: aPlan(more) } })).body;
  const { items } = (await caller.call(seeRound, { params: { roundId } })).body;
  return { roundId, scanIds: items.map(({ scanId }) => scanId) };
}

const first = ([scanId]: readonly ScanId[]) => scanId as ScanId;

it('draws a round, with an event that says from what', async () => {
  const { roundId, scanIds } = await aRound();
  expect(scanIds).toHaveLength(2);
  expect((await server.auditEntries()).at(-1)).toMatchObject({
    action: 'audit-round.drawn',
    actorId: supervisor.officer.id,
    details: { roundId, candidates: 4, scanIds, plan: { seed: 'autumn', strata: ['override'] } },
  });
  const { rounds, deciders } = (await supervisor.call(seeRounds)).body;
  expect(rounds[0]).toMatchObject({ roundId, size: 2, compared: 0, isOwn: true, grades: { agree: 0, major: 0 } });
  expect(deciders).toEqual([{ id: officer.officer.id, displayName: officer.officer.displayName }]);
});

it('draws the same scans by the same plan for whoever asks', async () => {
  const one = await aRound(await server.signedIn('supervisor'));
  const other = await aRound(await server.signedIn('supervisor'));
  expect(other.scanIds).toEqual(one.scanIds);
});

it('tells nothing of a scan to be read before the verdict of its reader', async () => {
  const reader = await server.signedIn('supervisor');
  const { roundId, scanIds } = await aRound(reader);
  const params = { roundId, scanId: first(scanIds) };
  const blind = [
    await reader.call(seeRound, { params: { roundId } }),
    await reader.call(seeRounds),
    await reader.call(seeReread, { params }),
    await reader.call(seeRecord, { params }),
    await reader.call(exportRecord, { params, body: {} }),
    await reader.call(seeScan, { params }),
    await reader.call(seeRecords),
  ].map(({ body }) => JSON.stringify(body));
  const [round, , reread, record, exported, scan, records] = blind;
  for (const text of [round, reread, record, exported, scan]) {
    expect(TELLTALES.filter((word) => text?.includes(word))).toEqual([]);
  }
  expect([record, exported, scan].every((text) => text?.includes('reread-pending'))).toBe(true);
  expect(scanIds.filter((scanId) => records?.includes(scanId))).toEqual([]);
  expect(records).toContain('"withheld":2');

  const other = await server.signedIn('supervisor');
  expect((await other.call(seeRecord, { params })).body).toMatchObject({ review: { decision: { outcome: 'hold' } } });
});

it('shows the record after the verdict, and takes a grade', async () => {
  const reader = await server.signedIn('supervisor');
  const { roundId, scanIds } = await aRound(reader);
  const on = { roundId, scanId: first(scanIds) };
  const early = await reader.call(gradeReread, { body: { ...act(), ...on, grade: 'agree', note: '' } });
  expect([early.status, early.problem?.problem]).toEqual([409, 'reread-verdict-missing']);

  const verdict = { ...act(), ...on, verdict: 'hold' as const, recipe: PLAIN_RECIPE };
  expect((await reader.call(giveReread, { body: verdict })).status).toBe(200);
  expect((await reader.call(giveReread, { body: verdict })).status).toBe(200);
  const again = await reader.call(giveReread, { body: { ...verdict, ...act() } });
  expect(again.problem?.problem).toBe('reread-verdict-given');

  const { body } = await reader.call(seeReread, { params: on });
  expect(body).toMatchObject({
    reread: { verdict: { verdict: 'hold' }, stratum: 'override=no' },
    record: { review: { firstVerdict: { verdict: 'clear' }, decision: { outcome: 'hold' } } },
  });
  expect((await reader.call(seeRecord, { params: on })).status).toBe(200);

  const wordless = await reader.call(gradeReread, { body: { ...act(), ...on, grade: 'major', note: ' ' } });
  expect(wordless.problem?.problem).toBe('grade-needs-remark');
  const remark = { ...act(), ...on, annotationId: annotationId(1), content: boxContent };
  expect((await reader.call(remarkOnReread, { body: remark })).status).toBe(200);
  expect((await reader.call(gradeReread, { body: { ...act(), ...on, grade: 'major', note: '' } })).status).toBe(200);

  const { round, items } = (await reader.call(seeRound, { params: { roundId } })).body;
  expect(round).toMatchObject({ compared: 1, grades: { major: 1 } });
  expect(items.find(({ scanId }) => scanId === on.scanId)?.known).toMatchObject({
    firstVerdict: 'clear',
    claims: 1,
    outcome: 'hold',
    reread: 'hold',
    grade: 'major',
    decidedBy: officer.officer.displayName,
  });
  const actions = (await server.auditEntries())
    .filter(({ scanId }) => scanId === on.scanId)
    .map(({ action }) => action);
  expect(actions.slice(-3)).toEqual(['reread.verdict-given', 'reread.remarked', 'reread.graded']);
});

it('keeps a re-read to its reader, and hides from others what they are to read themselves', async () => {
  const one = await server.signedIn('supervisor');
  const other = await server.signedIn('supervisor');
  const theirs = await aRound(one, { size: 4 });
  const on = { roundId: theirs.roundId, scanId: first(theirs.scanIds) };
  const verdict = { ...act(), ...on, verdict: 'clear' as const, recipe: PLAIN_RECIPE };
  expect((await other.call(giveReread, { body: verdict })).status).toBe(404);
  expect((await other.call(seeReread, { params: on })).status).toBe(404);
  await one.call(giveReread, { body: verdict });

  const knownTo = async (caller: Caller) =>
    (await caller.call(seeRound, { params: { roundId: theirs.roundId } })).body.items.filter(({ known }) => known)
      .length;
  expect(await knownTo(other)).toBe(1);
  await aRound(other, { size: 4 });
  expect(await knownTo(other)).toBe(0);
});

it('draws nothing where nothing was decided, and from no decision that can still be taken back', async () => {
  const caller = await server.signedIn('supervisor');
  const past = await caller.call(drawRound, { body: { ...act(), plan: aPlan({ until: '2020-02-01T00:00:00.000Z' }) } });
  expect([past.status, past.problem?.problem]).toEqual([409, 'nothing-to-draw']);
  await hold(await server.deliverScan());
  expect((await aRound(caller, { size: 200 })).scanIds).toHaveLength(4);
});

it.each<[string, Partial<SamplePlan>, string]>([
  ['no seed', { seed: ' ' }, 'plan.seed'],
  ['a size beyond all reading', { size: 1000 }, 'plan.size'],
  ['a period that ends before it begins', { until: '2019-01-01T00:00:00.000Z' }, 'plan.until'],
  ['the same part twice', { strata: ['class', 'class'] }, 'plan.strata'],
])('refuses %s', async (_, more, field) => {
  const { status, problem } = await supervisor.call(drawRound, { body: { ...act(), plan: aPlan(more) } });
  expect([status, problem?.problem, problem?.field]).toEqual([400, 'malformed', field]);
});

it('is for supervisors', async () => {
  const roundId = 'adr_00000000' as RoundId;
  for (const role of ['officer', 'senior-officer', 'administrator', 'scanner'] as const) {
    const caller = await server.signedIn(role);
    expect((await caller.call(seeRounds)).status).toBe(403);
    expect((await caller.call(seeRound, { params: { roundId } })).status).toBe(403);
    expect((await caller.call(drawRound, { body: { ...act(), plan: aPlan() } })).status).toBe(403);
  }
  expect((await supervisor.call(seeRound, { params: { roundId } })).status).toBe(404);
});
