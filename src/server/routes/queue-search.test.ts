import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import type { QueueView } from '#domain/queue/queue-view.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, PLAIN_RECIPE } from '#testing/review.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

const search = async (caller: Caller, view: QueueView, words = '') =>
  (await caller.call(seeQueue, { body: { ...WHOLE_QUEUE, view, words } })).body;
const ids = async (caller: Caller, view: QueueView, words = '') =>
  (await search(caller, view, words)).rows.map(({ scanId }) => scanId);

async function clear(caller: Caller, scanId: ScanId): Promise<void> {
  const taken = await caller.claim(scanId);
  const revealed = (await caller.act(taken, 'give-first-verdict', { verdict: 'clear' })).body.review;
  const reported = (await caller.act(revealed, 'report-detection', { report: doneReport() })).body.review;
  await caller.act(reported, 'decide', { outcome: 'clear', note: '', recipe: PLAIN_RECIPE });
}

describe('a page after the other', () => {
  it('comes to every scan once, in the order of work, though scans arrive and leave meanwhile', async () => {
    const own = await testApp();
    const expected: ScanId[] = [];
    for (let i = 0; i < 3; i++) expected.push(await own.deliverScan({ riskScore: 1 }));
    own.wait(31 * 60_000);
    for (const riskScore of [90, 90, 5]) {
      expected.push(await own.deliverScan({ riskScore }));
      own.wait(1_000);
    }
    const officer = await own.signedIn('officer');
    const first = (await officer.call(seeQueue, { body: WHOLE_QUEUE })).body;
    expect([first.rows.map(({ scanId }) => scanId), first.next, first.matching]).toEqual([expected, null, 6]);

    const at = new Date(own.deployment.clock.nowMs()).toISOString();
    const urgent = await own.deliverScan({ riskScore: 100 });
    const rest = await officer.call(seeQueue, {
      body: { ...WHOLE_QUEUE, after: { at, scanId: expected[2] as ScanId } },
    });
    expect(rest.body.rows.map(({ scanId }) => scanId)).toEqual([urgent, ...expected.slice(3)]);
    await clear(officer, expected[4] as ScanId);
    const last = await officer.call(seeQueue, {
      body: { ...WHOLE_QUEUE, after: { at, scanId: expected[4] as ScanId } },
    });
    expect([last.body.rows.map(({ scanId }) => scanId), last.body.matching]).toEqual([[expected[5]], null]);
    await own.close();
  });

  it('says where the next one begins, and nothing of why', async () => {
    const own = await testApp();
    const scanId = await own.deliverScan({ riskScore: 63.5 });
    const {
      facts,
      words: _words,
      ...scan
    } = await own.deployment.db.selectFrom('scans').selectAll().executeTakeFirstOrThrow();
    const copies = Array.from({ length: 400 }, (_, i) => `scn_copy${String(i).padStart(8, '0')}`);
    for (const id of copies) {
      const keys = { image_key: id, exposure_key: id, files: JSON.stringify(scan.files) };
      await own.deployment.db
        .insertInto('scans')
        .values({ ...scan, ...keys, id, facts: JSON.stringify({ ...facts, id }) })
        .execute();
      const { record, ...review } = await own.deployment.db
        .selectFrom('reviews')
        .selectAll()
        .where('scan_id', '=', scanId)
        .executeTakeFirstOrThrow();
      await own.deployment.db
        .insertInto('reviews')
        .values({ ...review, scan_id: id, record: JSON.stringify({ ...record, scanId: id }) })
        .execute();
    }
    const officer = await own.signedIn('officer');
    const seen: string[] = [];
    let after = WHOLE_QUEUE.after;
    const lengths: number[] = [];
    do {
      const { body } = await officer.call(seeQueue, { body: { ...WHOLE_QUEUE, after } });
      expect(JSON.stringify(body)).not.toContain('63.5');
      seen.push(...body.rows.map((row) => row.scanId));
      lengths.push(body.rows.length);
      after = body.next;
    } while (after);
    expect(lengths).toEqual([200, 200, 1]);
    expect(new Set(seen)).toEqual(new Set([scanId, ...copies]));
    await own.close();
  });
});

describe('views', () => {
  it("hold the caller's own, what the rules put first, second looks, and what the caller decided", async () => {
    const own = await testApp();
    const [overdue, held] = [await own.deliverScan(), await own.deliverScan()];
    own.wait(31 * 60_000);
    const [fresh, passedOn] = [await own.deliverScan({ riskScore: 100 }), await own.deliverScan()];
    const [one, two] = [await own.signedIn('officer'), await own.signedIn('officer')];
    await one.claim(held);
    const revealed = (await two.act(await two.claim(passedOn), 'give-first-verdict', { verdict: 'hold' })).body.review;
    await two.act(revealed, 'hand-over', { reason: 'Object I cannot name' });

    expect(await ids(one, 'mine')).toEqual([held]);
    expect(await ids(two, 'mine')).toEqual([]);
    expect((await ids(one, 'priority')).toSorted()).toEqual([overdue, held, passedOn].toSorted());
    expect(await ids(one, 'second')).toEqual([passedOn]);
    expect(await ids(one, 'done')).toEqual([]);

    await clear(one, fresh);
    await clear(one, held);
    const { rows } = await search(one, 'done');
    expect(rows.map(({ scanId, decided }) => [scanId, decided?.outcome])).toEqual([
      [held, 'clear'],
      [fresh, 'clear'],
    ]);
    expect(await ids(two, 'done')).toEqual([]);
    await own.close();
  });
});

it('finds rows by all their words, wherever they stand, and by who holds them', async () => {
  const scanId = await server.deliverScan({ site: 'Harbour West', lane: 'North 2', reasons: ['new-consignor'] });
  const officer = await server.signedIn('officer');
  const { rows } = await search(officer, 'all', 'north WEST');
  expect(rows.map((row) => row.scanId)).toEqual([scanId]);
  const number = rows[0]?.containerNumber ?? '';
  const painted = `${number.slice(0, 4)} ${number.slice(4, 10)}-${number.slice(10)}`;
  for (const words of [number, painted.toLowerCase(), 'new-consignor north', 'Tiles 2 harbour']) {
    expect(await ids(officer, 'all', words), words).toContain(scanId);
  }
  expect(await ids(officer, 'all', 'north elsewhere')).toEqual([]);
  expect(await ids(officer, 'all', '100%')).toEqual([]);
  await officer.claim(scanId);
  expect(await ids(officer, 'all', 'north officer')).toEqual([scanId]);
});

it('refuses a query that is malformed', async () => {
  const officer = await server.signedIn('officer');
  const answer = await officer.call(seeQueue, { body: { ...WHOLE_QUEUE, view: 'riskiest' as never } });
  expect([answer.status, answer.problem?.field]).toEqual([400, 'view']);
});
