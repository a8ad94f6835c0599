import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import { deskDriver, foundBoxes, nothingFound } from '#testing/desk-driver.ts';
import { boxContent, PLAIN_RECIPE } from '#testing/review.ts';

async function started(...answers: Parameters<typeof deskDriver>[0]) {
  const driver = deskDriver(answers);
  await driver.desk.start();
  await driver.settle();
  return driver;
}

const openFinding = (driver: ReturnType<typeof deskDriver>, index = 0) =>
  driver.current().review.findings[index]?.id as FindingId;

it('clears a container in which nothing was found with one act, and shows the next', async () => {
  const driver = await started(nothingFound, nothingFound);
  const first = driver.current().scan.id;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(first)).toMatchObject({ phase: 'decided', decision: { outcome: 'clear' } });
  expect(driver.current().scan.id).not.toBe(first);
  expect(driver.desk.state().shownCount).toBe(2);
});

it('clears a container with one false finding with three acts', async () => {
  const driver = await started(foundBoxes(1));
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  expect(driver.current().review).toMatchObject({ phase: 'revealed', findings: [{ status: 'open' }] });
  await driver.desk.rejectFinding(openFinding(driver), 'benign-goods');
  await driver.desk.decide('clear', '', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({ phase: 'decided', findings: [{ status: 'rejected' }] });
});

it('tells nothing of findings before the first verdict', async () => {
  const withFindings = await started(foundBoxes(3));
  const without = await started(nothingFound);
  const shown = (driver: typeof without) => {
    const { review, detection, ...rest } = driver.current();
    return JSON.stringify({ findings: review.findings, report: review.detection, detection, rest: rest.held });
  };
  expect(shown(withFindings)).toBe(shown(without));
});

it('shows what a detector at work found so far after the first verdict, not before, and nothing of it in the end', async () => {
  const driver = await started(null);
  const found = [{ classId: 'weapon', score: 0.8, box: imageBox(1, 2, 3, 4) }];
  driver.detectorGetsTo(0.5, found);
  expect(driver.current()).toMatchObject({ foundSoFar: [], detection: { state: 'running', progress: 0.5 } });
  await driver.desk.giveVerdict('hold', PLAIN_RECIPE);
  expect(driver.current().foundSoFar).toEqual(found);
  driver.detectorGetsTo(0.75, []);
  expect(driver.current().foundSoFar).toEqual([]);
  driver.detectorGetsTo(0.9, found);
  await driver.detectorAnswers(foundBoxes(1));
  expect(driver.current()).toMatchObject({ foundSoFar: [], review: { findings: [{ status: 'open' }] } });
});

it('waits three seconds for a detector at work, then goes on and says that it was late', async () => {
  const driver = await started(null);
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  expect(driver.current()).toMatchObject({ awaitingDetection: true, review: { phase: 'revealed', detection: null } });
  await driver.pass(3_000);
  expect(driver.current()).toMatchObject({ awaitingDetection: false, review: { detection: { state: 'late' } } });
  await driver.detectorAnswers(foundBoxes(1));
  expect(driver.current().review).toMatchObject({ detection: { state: 'done' }, findings: [{ status: 'open' }] });
});

it('clears by itself when the detector comes back in time with nothing', async () => {
  const driver = await started(null);
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.detectorAnswers(nothingFound);
  expect(driver.server.review(id)).toMatchObject({ phase: 'decided', detection: { state: 'done' } });
});

it('records a failed detector as failed, never as nothing found', async () => {
  const driver = await started({ state: 'failed', reason: 'device lost' });
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({
    phase: 'decided',
    detection: { state: 'failed', reason: 'device lost' },
  });
});

it('puts on record what a retry finds after a failure, and no failure twice', async () => {
  const driver = await started({ state: 'failed', reason: 'device lost' });
  await driver.desk.giveVerdict('hold', PLAIN_RECIPE);
  const { id } = driver.current().scan;
  driver.detectorWillSay({ state: 'failed', reason: 'still lost' });
  await driver.desk.retryDetection();
  await driver.settle();
  expect(driver.server.review(id)?.detection).toEqual({ state: 'failed', reason: 'device lost' });
  driver.detectorWillSay(foundBoxes(1));
  await driver.desk.retryDetection();
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({ detection: { state: 'done' }, findings: [{ status: 'open' }] });
});

it('takes a decision back within the hold, with the scan on screen again', async () => {
  const driver = await started(nothingFound, nothingFound);
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.settle();
  await driver.desk.undoDecision();
  await driver.settle();
  expect(driver.current().scan.id).toBe(id);
  expect(driver.server.review(id)).toMatchObject({ phase: 'revealed', decision: null });
});

it('keeps a decision that is older than the hold', async () => {
  const driver = await started(nothingFound, nothingFound);
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.pass(5_001);
  const shown = driver.current().scan.id;
  await driver.desk.undoDecision();
  expect(driver.current().scan.id).toBe(shown);
});

it('works on the scans it has while the network is away, and sends them afterwards', async () => {
  const driver = await started(nothingFound, nothingFound, nothingFound);
  driver.cutNetwork();
  const decided = [];
  for (let i = 0; i < 3; i++) {
    decided.push(driver.current().scan.id);
    await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
    await driver.settle();
  }
  expect(driver.desk.state()).toMatchObject({ current: null, notice: { kind: 'offline-and-nothing-stored' } });
  expect(driver.server.effects).toHaveLength(0);
  await driver.restoreNetwork();
  for (const id of decided) expect(driver.server.review(id)).toMatchObject({ phase: 'decided' });
  expect(driver.server.effects).toHaveLength(9);
});

it('does not move on when the device cannot store', async () => {
  const driver = await started(nothingFound, nothingFound);
  const { id } = driver.current().scan;
  driver.breakStorage();
  await expect(driver.desk.giveVerdict('clear', PLAIN_RECIPE)).rejects.toThrow('disk full');
  expect(driver.current().scan.id).toBe(id);
  expect(driver.desk.state().notice).toMatchObject({ kind: 'storage-failed' });
});

it('undoes and redoes marks and answers, one step for each act', async () => {
  const driver = await started(foundBoxes(1));
  await driver.desk.giveVerdict('hold', PLAIN_RECIPE);
  await driver.desk.annotate(boxContent);
  await driver.desk.confirmFinding(openFinding(driver), 'weapon');
  await driver.desk.undo();
  expect(driver.current().review).toMatchObject({ findings: [{ status: 'open' }], annotations: [{}] });
  await driver.desk.undo();
  expect(driver.current().review.annotations).toHaveLength(0);
  expect(driver.desk.state()).toMatchObject({ canUndo: false, canRedo: true });
  await driver.desk.redo();
  await driver.desk.redo();
  expect(driver.current().review).toMatchObject({ findings: [{ status: 'confirmed' }], annotations: [{}] });
});

it('puts a refused decision back in sight, and takes the server’s version when told to', async () => {
  const driver = await started(nothingFound, nothingFound);
  const { id } = driver.current().scan;
  const mine = driver.current().review.lease;
  if (!mine) throw new Error('no lease');
  driver.cutNetwork();
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  driver.server.claim(id, { ...mine, id: 'lse_somebodyelse' as typeof mine.id });
  await driver.restoreNetwork();
  await driver.pass(30_000);
  expect(driver.desk.state().notice).toMatchObject({ kind: 'refused', problem: 'lease-lost' });
  expect(driver.desk.state().ahead.filter(({ scanId }) => scanId === id)).toHaveLength(1);
  await driver.desk.open(id);
  expect(driver.current()).toMatchObject({ scan: { id }, held: { problem: 'lease-lost' } });
  await driver.desk.acceptServerVersion();
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({ phase: 'first-look' });
  expect((await driver.memory.store.all()).filter(({ command }) => command.scanId === id)).toHaveLength(0);
});

it('gives a refused act anew on the server’s version when told to', async () => {
  const driver = await started(foundBoxes(1), nothingFound);
  const { id } = driver.current().scan;
  const mine = driver.current().review.lease;
  if (!mine) throw new Error('no lease');
  driver.cutNetwork();
  await driver.desk.giveVerdict('hold', PLAIN_RECIPE);
  await driver.desk.annotate(boxContent);
  // The same officer took it anew at another station: same lease, another revision.
  driver.server.claim(id, mine);
  await driver.restoreNetwork();
  await driver.pass(30_000);
  const { held } = driver.current();
  expect(held?.problem).toBe('stale-revision');
  expect(held?.acts.map(({ name }) => name)).toEqual(['give-first-verdict', 'report-detection', 'annotate']);
  driver.cutNetwork();
  await driver.desk.repeatOnServerVersion('looked first');
  expect([driver.current().held?.problem, driver.desk.state().notice?.kind]).toEqual(['stale-revision', 'refused']);
  await driver.restoreNetwork();
  await driver.desk.repeatOnServerVersion('looked first');
  await driver.settle();
  expect(driver.conflicts).toMatchObject([
    [id, 'keep', 'looked first', { problem: 'stale-revision', acts: [{ name: 'give-first-verdict' }, {}, {}] }],
  ]);
  expect(driver.current().held).toBeNull();
  expect(driver.server.review(id)).toMatchObject({
    firstVerdict: { verdict: 'hold' },
    annotations: [{}],
    findings: [{}],
  });
});

it('leaves both versions to a supervisor, and gives way here', async () => {
  const driver = await started(nothingFound, nothingFound);
  const { id } = driver.current().scan;
  const mine = driver.current().review.lease;
  if (!mine) throw new Error('no lease');
  driver.cutNetwork();
  await driver.desk.giveVerdict('hold', PLAIN_RECIPE);
  driver.server.claim(id, { ...mine, id: 'lse_somebodyelse' as typeof mine.id });
  await driver.restoreNetwork();
  await driver.pass(30_000);
  await driver.desk.open(id);
  await driver.desk.leaveToSupervisor('had it first');
  await driver.settle();
  expect(driver.conflicts).toMatchObject([[id, 'supervisor', 'had it first', { mine: { scanId: id } }]]);
  expect((await driver.memory.store.all()).filter(({ command }) => command.scanId === id)).toHaveLength(0);
});

it('resumes what an earlier session left on the device', async () => {
  const first = await started(foundBoxes(1));
  const { id } = first.current().scan;
  await first.desk.giveVerdict('hold', PLAIN_RECIPE);
  await first.settle();
  first.desk.dispose();
  const second = deskDriver([foundBoxes(1)], first.memory);
  await second.desk.start();
  await second.settle();
  expect(second.current()).toMatchObject({ scan: { id }, review: { phase: 'revealed' } });
});

it('gives a scan back to the queue and goes on with the next', async () => {
  const driver = await started(nothingFound, nothingFound);
  const { id } = driver.current().scan;
  await driver.desk.release();
  await driver.settle();
  expect(driver.released).toEqual([id]);
  expect(driver.current().scan.id).not.toBe(id);
});

it('runs the detector again after a failure', async () => {
  const driver = await started({ state: 'failed', reason: 'device lost' });
  expect(driver.current().detection).toMatchObject({ state: 'failed' });
  driver.detectorWillSay(foundBoxes(1));
  await driver.desk.retryDetection();
  await driver.settle();
  expect(driver.current().detection).toMatchObject({ state: 'done' });
});

it('asks again for a claim whose answer was lost, and gets the same scan', async () => {
  const driver = deskDriver([nothingFound]);
  driver.loseNextView();
  await driver.desk.start();
  await driver.settle();
  expect(driver.desk.state().current).toBeNull();
  await driver.desk.start();
  await driver.settle();
  expect(driver.current().scan.id).toBe('scn_desk0000');
  expect(await driver.memory.claims.list()).toEqual([]);
});
