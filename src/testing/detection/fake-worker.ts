import type { FromWorker, ReadyPack, ToWorker } from '#detection/protocol.ts';
import type { WorkerLike } from '#detection/worker-link.ts';

export const READY_PACK: ReadyPack = {
  packId: 'test-pack',
  packVersion: '1.2.3',
  modelSha256: 'ab'.repeat(32),
  title: 'Test pack',
  notice: 'Trained on nothing.',
  classes: [],
  provider: 'wasm',
  threads: 2,
  selfTestMs: 5,
  passedOver: [],
};

/** A worker that says what a test has it say. */
export function createFakeWorker() {
  const heard: ToWorker[] = [];
  const worker: WorkerLike = {
    onmessage: null,
    onmessageerror: null,
    onerror: null,
    postMessage: (message) => heard.push(message),
    terminate() {
      fake.isTerminated = true;
    },
  };
  const fake = {
    worker,
    heard,
    isTerminated: false,
    say: (message: FromWorker) => worker.onmessage?.({ data: message } as MessageEvent<FromWorker>),
    becomeReady: (pack: Partial<ReadyPack> = {}) => fake.say({ kind: 'ready', pack: { ...READY_PACK, ...pack } }),
    find: (runId: number) =>
      fake.say({
        kind: 'found',
        runId,
        outcome: { durationMs: 12, proposals: [], loads: [], targeting: [], doubts: [] },
      }),
    crash: (message: string) => worker.onerror?.({ message } as ErrorEvent),
    /** Ids of the runs it was asked for, in order. */
    runs: () => heard.flatMap((message) => (message.kind === 'detect' ? [message.runId] : [])),
    aborts: () => heard.flatMap((message) => (message.kind === 'abort' ? [message.runId] : [])),
  };
  return fake;
}
