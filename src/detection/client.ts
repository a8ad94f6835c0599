import { assertNever } from '#base/assert-never.ts';
import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
import type { AppliedRule } from '#domain/targeting/targeting-rule.ts';
import type { ContainerLoad } from './cargo/container-load.ts';
import type { Proposal } from './proposal/candidate.ts';
import {
  type DetectorScan,
  type FromWorker,
  type PackAddress,
  PROVIDERS,
  type Provider,
  type ReadyPack,
  type StartStage,
  type Targeting,
} from './protocol.ts';
import { createRunQueue, type Run } from './run-queue.ts';
import { linkWorker, type WorkerLike, type WorkerLink } from './worker-link.ts';

export type DetectorStatus =
  | { readonly state: 'starting'; readonly stage: StartStage; readonly progress: number }
  | ({ readonly state: 'ready' } & ReadyPack)
  | { readonly state: 'failed'; readonly reason: string };

/** Only `done` with no proposals says that nothing was found; every other result says that nothing looked. */
export type DetectorResult =
  | {
      readonly state: 'done';
      readonly packId: string;
      readonly packVersion: string;
      readonly modelSha256: string;
      readonly provider: Provider;
      readonly durationMs: number;
      readonly proposals: readonly Proposal[];
      /** What each container holds; empty where the pack does not read cargo. */
      readonly loads: readonly ContainerLoad[];
      /** The rules that changed a threshold of this scan. */
      readonly targeting: readonly AppliedRule[];
      /** Why it is not to be relied upon. */
      readonly doubts: readonly Doubt[];
    }
  | { readonly state: 'cannot-judge'; readonly hindrances: readonly Hindrance[] }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'not-available'; readonly reason: string };

export interface DetectOptions {
  readonly signal?: AbortSignal;
  /** From 0 to 1, with what was found so far. */
  readonly onProgress?: (progress: number, found: readonly Proposal[]) => void;
  /** An officer waits for it: goes before all others, and interrupts one that nobody waits for. */
  readonly urgent?: boolean;
  readonly targeting?: Targeting;
}

interface Ports {
  readonly pack: PackAddress;
  readonly workerFactory: () => WorkerLike;
  readonly after?: (ms: number, run: () => void) => () => void;
  readonly maxThreads?: number;
  readonly patienceMs?: number;
  /** Memory given to WebAssembly never comes back: after so many scans the worker is replaced, when nothing waits. */
  readonly recycleAfterScans?: number;
}

export type Detector = ReturnType<typeof createDetector>;

interface Current {
  readonly run: Run<DetectorResult>;
  /** What shall become of it once the worker has stopped. */
  readonly ifStopped: 'put-back' | 'drop';
  readonly isStopping: boolean;
}

/** Faults in a row, without a scan done between, after which the detector stays off until someone restarts it. */
const FATAL_LIMIT = 3;

const afterTimeout = (ms: number, run: () => void) => {
  const handle = setTimeout(run, ms);
  return () => clearTimeout(handle);
};

/** The detector as the main thread sees it. Starts at once; scans asked for before it is ready wait. */
export function createDetector({
  pack,
  workerFactory,
  after = afterTimeout,
  maxThreads = 4,
  patienceMs = 30_000,
  recycleAfterScans = 100,
}: Ports) {
  const listeners = new Set<(status: DetectorStatus) => void>();
  const queue = createRunQueue<DetectorResult>();
  const avoid = new Set<Provider>();
  let status: DetectorStatus = { state: 'starting', stage: 'pack', progress: 0 };
  let link: WorkerLink | undefined;
  let current: Current | undefined;
  let serial = 0;
  let fatalsInRow = 0;
  let scansOfWorker = 0;
  /** The provider in use or on trial. */
  let provider: Provider | undefined;

  function become(next: DetectorStatus): void {
    status = next;
    for (const listener of [...listeners]) listener(next);
  }

  function start(): void {
    link?.close();
    scansOfWorker = 0;
    provider = undefined;
    become({ state: 'starting', stage: 'pack', progress: 0 });
    try {
      link = linkWorker({ worker: workerFactory(), after, patienceMs, hear, died: lostWorker });
      link.ask({ kind: 'start', options: { pack, avoid: [...avoid], maxThreads } });
    } catch (error) {
      giveUp(`the detector cannot be started: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  function giveUp(reason: string): void {
    link?.close();
    link = undefined;
    become({ state: 'failed', reason });
    for (const run of queue.takeAll()) run.resolve({ state: 'not-available', reason });
  }

  function hear(message: FromWorker): void {
    switch (message.kind) {
      case 'starting':
        provider = message.provider;
        become({ state: 'starting', stage: message.stage, progress: message.progress });
        break;
      case 'ready':
        link?.rest();
        provider = message.pack.provider;
        become({ state: 'ready', ...message.pack });
        next();
        break;
      case 'start-failed':
        giveUp(message.reason);
        break;
      case 'progress':
        if (current?.run.id === message.runId && !current.isStopping) {
          current.run.onProgress(message.progress, message.proposals);
        }
        break;
      case 'found':
        fatalsInRow = 0;
        scansOfWorker += 1;
        finish(({ run }, ready) => {
          const { packId, packVersion, modelSha256 } = ready;
          run.resolve({
            state: 'done',
            packId,
            packVersion,
            modelSha256,
            provider: ready.provider,
            ...message.outcome,
          });
        });
        break;
      case 'cannot-judge':
        finish(({ run }) => run.resolve({ state: 'cannot-judge', hindrances: message.hindrances }));
        break;
      case 'aborted':
        finish(({ run, ifStopped }) => {
          if (ifStopped === 'put-back') queue.putBack(run);
        });
        break;
      case 'run-failed':
        if (message.isFatal) lostWorker(message.reason);
        else finish(({ run }) => run.resolve({ state: 'failed', reason: message.reason }));
        break;
      default:
        assertNever(message);
    }
  }

  /** The worker is free again: one run at a time, so that what it says is about the current one. */
  function finish(conclude: (ended: Current, pack: ReadyPack) => void): void {
    const ended = current;
    current = undefined;
    if (ended && status.state === 'ready') conclude(ended, status);
    next();
  }

  /** The scan in hand has failed; the others wait for a new worker, which no longer tries what that one ran on. */
  function lostWorker(reason: string): void {
    const run = current?.run;
    const hasAnother = provider !== undefined && provider !== PROVIDERS.at(-1);
    const isWorthAnother = status.state === 'ready' || hasAnother;
    current = undefined;
    fatalsInRow += 1;
    if (provider && hasAnother) avoid.add(provider);
    if (isWorthAnother && fatalsInRow < FATAL_LIMIT) start();
    else giveUp(reason);
    run?.resolve({ state: 'failed', reason });
  }

  function next(): void {
    if (current || status.state !== 'ready' || !link) return;
    if (queue.isEmpty()) {
      link.rest();
      if (scansOfWorker >= recycleAfterScans) start();
      return;
    }
    const run = queue.next();
    if (!run) return;
    current = { run, ifStopped: 'put-back', isStopping: false };
    link.ask({ kind: 'detect', runId: run.id, scan: run.scan, targeting: run.targeting });
  }

  /** The worker hears of it between two strips. */
  function stopCurrent(ifStopped: Current['ifStopped']): void {
    if (!current) return;
    current = { ...current, ifStopped, isStopping: true };
    link?.tell({ kind: 'abort', runId: current.run.id });
  }

  function abort(run: Run<DetectorResult>, reason: unknown): void {
    if (!queue.remove(run) && current?.run === run) stopCurrent('drop');
    run.reject(reason);
  }

  start();

  return {
    status: (): DetectorStatus => status,
    subscribe(listener: (status: DetectorStatus) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Rejects only with the signal's reason; every fault is a result. */
    detect(scan: DetectorScan, options: DetectOptions = {}): Promise<DetectorResult> {
      const { signal, onProgress = () => undefined, urgent = false, targeting = null } = options;
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (status.state === 'failed') return Promise.resolve({ state: 'not-available', reason: status.reason });
      return new Promise((resolve, reject) => {
        const run = { id: ++serial, scan, targeting, isUrgent: urgent, onProgress, resolve, reject };
        signal?.addEventListener('abort', () => abort(run, signal.reason), { once: true });
        queue.add(run);
        if (urgent && current && !current.run.isUrgent && !current.isStopping) stopCurrent('put-back');
        next();
      });
    },
    /** Starts anew after a failure, with every provider tried again. */
    restart(): void {
      fatalsInRow = 0;
      avoid.clear();
      if (current?.ifStopped === 'put-back') queue.putBack(current.run);
      current = undefined;
      start();
    },
    dispose(): void {
      const reason = 'the detector was switched off';
      current?.run.resolve({ state: 'not-available', reason });
      current = undefined;
      giveUp(reason);
    },
  };
}
