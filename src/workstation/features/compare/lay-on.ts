import type { CompareJob, CompareReply } from './protocol.ts';

/** Lays a reference on a scan in a worker of its own, which ends with the answer or with the signal. */
export function layOn(job: CompareJob, signal: AbortSignal): Promise<CompareReply> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module', name: 'compare' });
    const end = () => {
      worker.terminate();
      signal.removeEventListener('abort', giveUp);
    };
    const giveUp = () => {
      end();
      reject(signal.reason);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<CompareReply>) => {
      end();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      end();
      reject(new Error(event.message));
    });
    worker.postMessage(job);
  });
}
