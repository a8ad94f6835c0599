import { expect, it } from 'vitest';
import { aDetectorScan } from '#testing/detection/fake-pack.ts';
import { createFakeWorker } from '#testing/detection/fake-worker.ts';
import { createManualTimer } from '#testing/sync/fake-tabs.ts';
import { createDetector } from './client.ts';

function aDetector({ recycleAfterScans = 100 } = {}) {
  const clock = createManualTimer();
  const workers: ReturnType<typeof createFakeWorker>[] = [];
  const detector = createDetector({
    pack: { url: 'http://station.test/models/active.json', manifestSha256: null },
    after: clock.timer.after,
    patienceMs: 1000,
    recycleAfterScans,
    workerFactory: () => {
      const fake = createFakeWorker();
      workers.push(fake);
      return fake.worker;
    },
  });
  const worker = () => workers.at(-1) as ReturnType<typeof createFakeWorker>;
  return { detector, clock, workers, worker, scan: aDetectorScan() };
}

it('starts at once, tells how far it is, and runs what was asked meanwhile', async () => {
  const { detector, worker, scan } = aDetector();
  const result = detector.detect(scan);
  expect(worker().heard).toMatchObject([{ kind: 'start' }]);
  worker().say({ kind: 'starting', stage: 'model', progress: 0.4 });
  expect(detector.status()).toEqual({ state: 'starting', stage: 'model', progress: 0.4 });
  worker().becomeReady();
  expect(detector.status()).toMatchObject({ state: 'ready', packId: 'test-pack', provider: 'wasm' });
  worker().find(1);
  expect(await result).toMatchObject({ state: 'done', packVersion: '1.2.3', durationMs: 12, proposals: [] });
});

it('runs one scan at a time: the urgent asked last, then the others as they came', async () => {
  const { detector, worker, scan } = aDetector();
  for (const urgent of [false, false, true, true]) void detector.detect(scan, { urgent });
  worker().becomeReady();
  for (let i = 0; i < 4; i++) {
    expect(worker().runs()).toHaveLength(i + 1);
    worker().find(worker().runs().at(-1) ?? 0);
  }
  expect(worker().runs()).toEqual([4, 3, 1, 2]);
});

it('interrupts a scan that nobody waits for, and comes back to it', async () => {
  const { detector, worker, scan } = aDetector();
  worker().becomeReady();
  const background = detector.detect(scan);
  const urgent = detector.detect(scan, { urgent: true });
  expect(worker().aborts()).toEqual([1]);
  worker().say({ kind: 'aborted', runId: 1 });
  worker().find(2);
  expect((await urgent).state).toBe('done');
  worker().find(1);
  expect((await background).state).toBe('done');
  expect(worker().runs()).toEqual([1, 2, 1]);
});

it('takes an answer that was ready before the interruption was heard', async () => {
  const { detector, worker, scan } = aDetector();
  worker().becomeReady();
  const background = detector.detect(scan);
  void detector.detect(scan, { urgent: true });
  worker().find(1);
  expect((await background).state).toBe('done');
  expect(worker().runs()).toEqual([1, 2]);
});

it('is called off by its signal, waiting or running', async () => {
  const { detector, worker, scan } = aDetector();
  worker().becomeReady();
  const [first, second] = [new AbortController(), new AbortController()];
  const running = detector.detect(scan, { signal: first.signal });
  const waiting = detector.detect(scan, { signal: second.signal });
  const third = detector.detect(scan);
  second.abort();
  await expect(waiting).rejects.toThrow('aborted');
  first.abort();
  await expect(running).rejects.toThrow('aborted');
  expect(worker().aborts()).toEqual([1]);
  expect(worker().runs()).toEqual([1]);
  worker().say({ kind: 'aborted', runId: 1 });
  worker().find(3);
  expect((await third).state).toBe('done');
  expect(worker().runs()).toEqual([1, 3]);
  await expect(detector.detect(scan, { signal: first.signal })).rejects.toThrow('aborted');
});

it('passes on how far it is and what it found so far', () => {
  const { detector, worker, scan } = aDetector();
  const heard: unknown[] = [];
  const proposals = [{ classId: 'weapon', score: 0.9, box: { x: 1, y: 2, width: 3, height: 4 } }];
  worker().becomeReady();
  void detector.detect(scan, { onProgress: (progress, found) => heard.push([progress, found]) });
  worker().say({ kind: 'progress', runId: 1, progress: 0.5, proposals });
  worker().say({ kind: 'progress', runId: 9, progress: 0.7, proposals: [] });
  expect(heard).toEqual([[0.5, proposals]]);
});

it('is not available when the pack fails, and tries again when told', async () => {
  const { detector, worker, workers, scan } = aDetector();
  const waiting = detector.detect(scan);
  worker().say({ kind: 'start-failed', reason: 'pack hash mismatch' });
  expect(await waiting).toEqual({ state: 'not-available', reason: 'pack hash mismatch' });
  expect(await detector.detect(scan)).toEqual({ state: 'not-available', reason: 'pack hash mismatch' });
  expect(detector.status()).toEqual({ state: 'failed', reason: 'pack hash mismatch' });
  detector.restart();
  expect(workers).toHaveLength(2);
  worker().becomeReady();
  const again = detector.detect(scan);
  worker().find(2);
  expect((await again).state).toBe('done');
});

it('ends a worker that gives no sign of life', async () => {
  const { detector, worker, workers, clock, scan } = aDetector();
  worker().becomeReady();
  clock.pass(60_000);
  expect(workers).toHaveLength(1);
  const hung = detector.detect(scan);
  const next = detector.detect(scan);
  clock.pass(900);
  worker().say({ kind: 'progress', runId: 1, progress: 0.1, proposals: [] });
  clock.pass(900);
  expect(workers).toHaveLength(1);
  clock.pass(200);
  expect(await hung).toEqual({ state: 'failed', reason: 'no sign of life for 1 s' });
  expect(workers[0]?.isTerminated).toBe(true);
  worker().becomeReady();
  worker().find(2);
  expect((await next).state).toBe('done');
});

it('fails the start of a worker that hangs', () => {
  const { detector, clock } = aDetector();
  clock.pass(1000);
  expect(detector.status()).toEqual({ state: 'failed', reason: 'no sign of life for 1 s' });
});

it('does without a GPU on which the start hangs', () => {
  const { detector, worker, clock } = aDetector();
  worker().say({ kind: 'starting', stage: 'session', progress: 0, provider: 'webgpu' });
  clock.pass(1000);
  expect(worker().heard).toMatchObject([{ kind: 'start', options: { avoid: ['webgpu'] } }]);
  expect(detector.status().state).toBe('starting');
});

it('replaces a worker that failed, without the GPU that failed it', async () => {
  const { detector, worker, workers, scan } = aDetector();
  worker().becomeReady({ provider: 'webgpu' });
  const failed = detector.detect(scan);
  worker().say({ kind: 'run-failed', runId: 1, reason: 'GPU device lost', isFatal: true });
  expect(await failed).toEqual({ state: 'failed', reason: 'GPU device lost' });
  expect(workers).toHaveLength(2);
  expect(worker().heard).toMatchObject([{ kind: 'start', options: { avoid: ['webgpu'] } }]);
  expect(detector.status().state).toBe('starting');
  detector.restart();
  expect(worker().heard).toMatchObject([{ kind: 'start', options: { avoid: [] } }]);
});

it('stays off after three faults in a row', async () => {
  const { detector, worker, workers, scan } = aDetector();
  for (let i = 0; i < 3; i++) {
    worker().becomeReady();
    const result = detector.detect(scan);
    worker().crash('out of memory');
    expect(await result).toEqual({ state: 'failed', reason: 'the detector broke: out of memory' });
  }
  expect(workers).toHaveLength(3);
  expect(detector.status()).toMatchObject({ state: 'failed' });
});

it('fails one scan that cannot be looked at, and keeps the worker', async () => {
  const { detector, worker, workers, scan } = aDetector();
  worker().becomeReady();
  const odd = detector.detect(scan);
  worker().say({ kind: 'run-failed', runId: 1, reason: 'nothing but air', isFatal: false });
  expect(await odd).toEqual({ state: 'failed', reason: 'nothing but air' });
  expect(workers).toHaveLength(1);
  expect(detector.status().state).toBe('ready');
});

it('replaces the worker after many scans, when nothing waits', async () => {
  const { detector, worker, workers, scan } = aDetector({ recycleAfterScans: 2 });
  worker().becomeReady();
  const results = [detector.detect(scan), detector.detect(scan), detector.detect(scan)];
  for (const runId of [1, 2]) worker().find(runId);
  expect(workers).toHaveLength(1);
  worker().find(3);
  expect((await Promise.all(results)).every(({ state }) => state === 'done')).toBe(true);
  expect(workers).toHaveLength(2);
  expect(workers[0]?.isTerminated).toBe(true);
});

it('leaves nobody waiting when it is switched off', async () => {
  const { detector, worker, scan } = aDetector();
  worker().becomeReady();
  const results = [detector.detect(scan), detector.detect(scan)];
  detector.dispose();
  expect((await Promise.all(results)).map(({ state }) => state)).toEqual(['not-available', 'not-available']);
  expect(worker().isTerminated).toBe(true);
});
