import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import { ACTING_OFFICER_HEADER, actOnReview, seeScan } from '#contract/review.ts';
import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox } from '#domain/annotation/space.ts';
import { FindingId } from '#domain/finding/finding.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import { type Caller, newCommand } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let officer: Caller;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
});
afterAll(() => server.close());

const recipe = {
  plane: 'high' as const,
  operations: [{ id: 'window-level', version: 1, parameters: { centre: 0.4, width: 0.2 } }],
};

function report(...findingIds: string[]) {
  return {
    report: {
      state: 'done' as const,
      packId: 'test-pack',
      packVersion: '1.0.0',
      modelSha256: 'a'.repeat(64),
      provider: 'wasm' as const,
      durationMs: 12,
      proposals: findingIds.map((id) => ({
        findingId: FindingId.parse(id),
        classId: 'block',
        score: 0.9,
        box: imageBox(1, 1, 5, 5),
      })),
    },
  };
}

const send = (caller: Caller, command: ReviewCommand) =>
  caller.call(actOnReview, { params: { name: command.name as never }, body: command as never });

async function eventsOf(scanId: string) {
  return (await server.auditEntries()).filter((event) => event.scanId === scanId);
}

async function accepted(answer: Promise<{ status: number; body: { review: Review } }>): Promise<Review> {
  const { status, body } = await answer;
  expect(status).toBe(200);
  return body.review;
}

it('takes a scan from first look to decision, with one event for each act', async () => {
  const scanId = await server.deliverScan();
  let review = await officer.claim(scanId);
  review = await accepted(officer.act(review, 'give-first-verdict', { verdict: 'hold' }));
  review = await accepted(officer.act(review, 'report-detection', report('fnd_00000001', 'fnd_00000002')));
  review = await accepted(
    officer.act(review, 'confirm-finding', { findingId: FindingId.parse('fnd_00000001'), classId: 'block' }),
  );
  review = await accepted(
    officer.act(review, 'reject-finding', { findingId: FindingId.parse('fnd_00000002'), reason: 'benign-goods' }),
  );
  const content = { shape: { kind: 'box' as const, box: imageBox(2, 2, 3, 3) }, classId: null, note: 'here' };
  review = await accepted(
    officer.act(review, 'annotate', { annotationId: AnnotationId.parse('ann_00000001'), content }),
  );
  review = await accepted(officer.act(review, 'decide', { outcome: 'hold', note: '', recipe }));
  expect(review).toMatchObject({ phase: 'decided', revision: 7 });

  const events = await eventsOf(scanId);
  expect(events.map(({ action }) => action)).toEqual([
    'scan.received',
    'scan.claimed',
    'first-verdict.given',
    'detection.reported',
    'finding.confirmed',
    'finding.rejected',
    'annotation.drawn',
    'decision.made',
  ]);
  const decided = events.at(-1);
  expect(decided?.actorId).toBe(officer.officer.id);
  expect(decided?.details).toMatchObject({
    command: { outcome: 'hold', recipe },
    detector: { packId: 'test-pack', modelSha256: 'a'.repeat(64) },
    scan: { originalSha256: expect.stringMatching(/^[0-9a-f]{64}$/), planes: [{ energy: 'high' }, { energy: 'low' }] },
  });
  const { rows } = (await officer.call(seeQueue, { body: WHOLE_QUEUE })).body;
  expect(rows.map((row) => row.scanId)).not.toContain(scanId);
});

it('names who holds, judged and decided a scan, and nobody of whom nothing is shown', async () => {
  const scanId = await server.deliverScan();
  const officer = await server.signedIn('officer');
  const untouched = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(untouched.people).toEqual([]);
  const claimed = await officer.claim(scanId);
  const judged = await accepted(officer.act(claimed, 'give-first-verdict', { verdict: 'hold' }));
  const { id, displayName } = officer.officer;
  expect((await officer.call(seeScan, { params: { scanId } })).body.people).toEqual([{ id, displayName }]);
  const reported = await accepted(officer.act(judged, 'report-detection', report('fnd_00000007')));
  await accepted(officer.act(reported, 'hand-over', { reason: 'unsure of the pallet' }));
  const second = await server.signedIn('officer');
  expect((await second.call(seeScan, { params: { scanId } })).body.people).toEqual([]);
});

it('hides findings and the marks of others until the first verdict of a round', async () => {
  const scanId = await server.deliverScan();
  const claimed = await officer.claim(scanId);
  const judged = await accepted(officer.act(claimed, 'give-first-verdict', { verdict: 'clear' }));
  const reported = await accepted(officer.act(judged, 'report-detection', report('fnd_00000003')));
  expect(reported.findings).toHaveLength(1);
  await accepted(officer.act(reported, 'hand-over', { reason: 'unsure of the pallet' }));

  const second = await server.signedIn('officer');
  const review = await second.claim(scanId);
  expect(review).toMatchObject({ round: 2, phase: 'first-look', findings: [], detection: null });
  expect(review.handedOver?.reason).toBe('');
  const seen = (await second.call(seeScan, { params: { scanId } })).body;
  expect(seen.review.findings).toEqual([]);
  expect(JSON.stringify(seen)).not.toContain('riskScore');
  await expect(officer.claim(scanId)).rejects.toThrow('second-officer-must-differ');
});

it('does a command once, however often and however parallel it comes', async () => {
  const scanId = await server.deliverScan();
  const review = await officer.claim(scanId);
  const command = newCommand(review, 'give-first-verdict', { verdict: 'clear' });
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(officer, command)));
  expect(new Set(answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`)).size).toBe(1);
  expect(answers[0]?.body.review.revision).toBe(review.revision + 1);
  expect((await eventsOf(scanId)).filter(({ action }) => action === 'first-verdict.given')).toHaveLength(1);
});

it('answers a replay as the first time, though the review has moved on since', async () => {
  const review = await officer.claim(await server.deliverScan());
  const command = newCommand(review, 'give-first-verdict', { verdict: 'clear' });
  const first = await send(officer, command);
  await accepted(officer.act(first.body.review, 'report-detection', report()));
  const replayed = await send(officer, command);
  expect(replayed.body).toEqual(first.body);

  const stale = newCommand(review, 'report-detection', report());
  const refused = await send(officer, stale);
  expect([refused.status, refused.problem?.problem]).toEqual([409, 'stale-revision']);
  expect((await send(officer, stale)).problem).toEqual(refused.problem);
});

it('leaves no event and no change when it refuses', async () => {
  const scanId = await server.deliverScan();
  const review = await officer.claim(scanId);
  const early = await officer.act(review, 'decide', { outcome: 'clear', note: '', recipe });
  expect([early.status, early.problem?.problem]).toEqual([409, 'verdict-missing']);
  expect((await eventsOf(scanId)).map(({ action }) => action)).toEqual(['scan.received', 'scan.claimed']);
  const seen = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(seen.review.revision).toBe(review.revision);
});

it('lets a decision be undone for a moment and no longer', async () => {
  const claimed = await officer.claim(await server.deliverScan());
  const judged = await accepted(officer.act(claimed, 'give-first-verdict', { verdict: 'clear' }));
  const reported = await accepted(officer.act(judged, 'report-detection', report()));
  const decided = await accepted(officer.act(reported, 'decide', { outcome: 'clear', note: '', recipe }));
  const undone = await accepted(officer.act(decided, 'undo-decision', {}));
  expect(undone).toMatchObject({ phase: 'revealed', decision: null });
  const again = await accepted(officer.act(undone, 'decide', { outcome: 'clear', note: '', recipe }));
  server.wait(10_001);
  expect((await officer.act(again, 'undo-decision', {})).problem?.problem).toBe('decision-locked');
});

it('keeps the lease of an officer who works', async () => {
  const review = await officer.claim(await server.deliverScan());
  server.wait(60_000);
  const judged = await accepted(officer.act(review, 'give-first-verdict', { verdict: 'clear' }));
  expect((judged.lease?.expiresAt ?? '') > (review.lease?.expiresAt ?? '')).toBe(true);
});

it('refuses what is malformed, names the field, and keeps nothing of it', async () => {
  const scanId = await server.deliverScan();
  const review = await officer.claim(scanId);
  const command = newCommand(review, 'give-first-verdict', { verdict: 'clear' });
  const wrong = await send(officer, { ...command, verdict: 'perhaps' } as never);
  expect([wrong.status, wrong.problem?.problem, wrong.problem?.field]).toEqual([400, 'malformed', 'verdict']);
  const elsewhere = await officer.call(actOnReview, { params: { name: 'decide' as never }, body: command as never });
  expect([elsewhere.status, elsewhere.problem?.field]).toEqual([400, 'name']);
  const unstorable = newCommand(review, 'hand-over', { reason: 'a NUL \u0000 here' });
  expect((await send(officer, unstorable)).problem?.field).toBe('reason');
  const noScan = await send(officer, { ...command, scanId: 'scn_00000000', commandId: randomUUID() } as never);
  expect([noScan.status, noScan.problem?.problem]).toEqual([404, 'not-found']);
});

it('lets only those review who may', async () => {
  const scanId = await server.deliverScan();
  const review = await officer.claim(scanId);
  const command = newCommand(review, 'give-first-verdict', { verdict: 'clear' });
  for (const role of ['supervisor', 'administrator', 'scanner'] as const) {
    expect((await send(await server.signedIn(role), command)).problem?.problem).toBe('not-permitted');
  }
  const other = await server.signedIn('officer');
  expect((await send(other, { ...command, commandId: randomUUID() })).problem?.problem).toBe('lease-lost');
});

it('notes once that an officer opened a scan', async () => {
  const scanId = await server.deliverScan();
  await Promise.all(Array.from({ length: 5 }, () => officer.call(seeScan, { params: { scanId } })));
  expect((await eventsOf(scanId)).map(({ action }) => action)).toEqual(['scan.received', 'scan.opened']);
  expect((await officer.call(seeScan, { params: { scanId: 'scn_00000000' as never } })).status).toBe(404);
});

it('takes no command on behalf of an officer who is not the one signed in', async () => {
  const scanId = await server.deliverScan();
  const review = await officer.claim(scanId);
  const command = newCommand(review, 'give-first-verdict', { verdict: 'clear' });
  const other = await server.signedIn('officer');
  const { status, body } = await officer.call(actOnReview, {
    params: { name: command.name as never },
    body: command as never,
    headers: { [ACTING_OFFICER_HEADER]: other.officer.id },
  });
  expect([status, body]).toMatchObject([401, { problem: 'not-signed-in' }]);
});
