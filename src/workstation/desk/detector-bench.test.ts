import { expect, it } from 'vitest';
import { createDetector, type Detector } from '#detection/client.ts';
import type { PackAddress } from '#detection/protocol.ts';
import { aDetectorScan } from '#testing/detection/fake-pack.ts';
import { createFakeWorker } from '#testing/detection/fake-worker.ts';
import { settled } from '#testing/sync/fake-tabs.ts';
import { createDetectorBench } from './detector-bench.ts';

const address = (name: string): PackAddress => ({ url: `http://station.test/${name}`, manifestSha256: null });
const [one, two, three] = [address('one'), address('two'), address('three')];
const scan = aDetectorScan();

function aBench() {
  const workers = new Map<string, ReturnType<typeof createFakeWorker>>();
  const bench = createDetectorBench((pack): Detector => {
    const fake = createFakeWorker();
    workers.set(pack.url, fake);
    return createDetector({ pack, workerFactory: () => fake.worker, after: () => () => undefined });
  });
  const worker = ({ url }: PackAddress) => workers.get(url) as ReturnType<typeof createFakeWorker>;
  return { bench, worker, opened: () => [...workers.keys()] };
}

it('is off until a pack is wanted, then tells how that one is', () => {
  const { bench, worker } = aBench();
  const heard: string[] = [];
  bench.subscribe(() => heard.push(bench.status().state));
  expect(bench.status()).toEqual({ state: 'off' });
  bench.warm(one);
  worker(one).becomeReady();
  expect(bench.status()).toMatchObject({ state: 'ready' });
  expect(heard).toEqual(['starting', 'ready']);
});

it('judges each scan by the pack it was given for, with one worker for each pack', async () => {
  const { bench, worker, opened } = aBench();
  const answers = [bench.detect(one, scan, {}), bench.detect(two, scan, {}), bench.detect(one, scan, {})];
  worker(one).becomeReady({ packId: 'pack-one' });
  worker(two).becomeReady({ packId: 'pack-two' });
  worker(one).find(1);
  worker(two).find(1);
  worker(one).find(2);
  const packs = (await Promise.all(answers)).map((answer) => answer.state === 'done' && answer.packId);
  expect(packs).toEqual(['pack-one', 'pack-two', 'pack-one']);
  expect(opened()).toHaveLength(2);
});

it('keeps the last two packs, and lets no scan down whose pack has gone out of use', async () => {
  const { bench, worker } = aBench();
  const first = bench.detect(one, scan, {});
  bench.warm(two);
  bench.warm(three);
  expect(worker(one).isTerminated).toBe(false);
  expect(worker(two).isTerminated).toBe(true);
  worker(one).becomeReady();
  worker(one).find(1);
  expect((await first).state).toBe('done');
  await settled(5);
  bench.warm(two);
  expect(worker(one).isTerminated).toBe(true);
  expect(worker(three).isTerminated).toBe(false);
});

it('starts what has failed anew, and nothing else', async () => {
  const { bench, worker } = aBench();
  bench.warm(one);
  worker(one).becomeReady();
  bench.warm(two);
  worker(two).say({ kind: 'start-failed', reason: 'hash' });
  expect(bench.status()).toEqual({ state: 'failed', reason: 'hash' });
  bench.restart();
  expect(worker(one).heard.filter(({ kind }) => kind === 'start')).toHaveLength(1);
  expect(worker(two).heard.filter(({ kind }) => kind === 'start')).toHaveLength(2);
});
