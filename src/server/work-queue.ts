import { Worker } from 'node:worker_threads';

/** The fault of the job and not of the worker, which is given up all the same. */
export class TooSlow extends Error {}

/** Does jobs outside the event loop. Throws what the worker throws, and `TooSlow`. */
export interface WorkQueue<Job, Reply> {
  (job: Job): Promise<Reply>;
  readonly close: () => Promise<void>;
}

const IDLE_MS = 10_000;

/** One worker for all jobs, in turn, so that memory is bounded by one job; given back when it has nothing to do. */
export function createWorkQueue<Job, Reply>(script: URL, jobLimitMs: number): WorkQueue<Job, Reply> {
  let worker: Worker | undefined;
  let idleTimer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function close(): Promise<void> {
    clearTimeout(idleTimer);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  }

  async function run(job: Job): Promise<Reply> {
    clearTimeout(idleTimer);
    worker ??= new Worker(script);
    try {
      return await askWorker<Job, Reply>(worker, job, jobLimitMs);
    } catch (error) {
      await close();
      throw error;
    } finally {
      idleTimer = setTimeout(() => void close(), IDLE_MS).unref();
    }
  }

  function queue(job: Job): Promise<Reply> {
    const mine = last.then(() => run(job));
    last = mine.catch(() => undefined);
    return mine;
  }
  return Object.assign(queue, { close });
}

function askWorker<Job, Reply>(worker: Worker, job: Job, limitMs: number): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const onMessage = (reply: Reply) => settle(() => resolve(reply));
    const onError = (error: unknown) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`The worker ended with ${code}`)));
    const limit = setTimeout(() => settle(() => reject(new TooSlow())), limitMs);
    function settle(finish: () => void): void {
      clearTimeout(limit);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
