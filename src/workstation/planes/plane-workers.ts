import { PictureFault } from './picture-fault.ts';
import type { PlaneJob, PlaneReplyMessage, PlaneRequestMessage, UnpackedPlane } from './protocol.ts';

/** The part of a worker that this conversation needs. */
export interface PlaneWorker {
  postMessage(message: PlaneRequestMessage): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<PlaneReplyMessage>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  terminate(): void;
}

interface Waiting {
  readonly worker: Seat;
  readonly onLoaded: (loadedBytes: number) => void;
  readonly resolve: (plane: UnpackedPlane) => void;
  readonly reject: (error: unknown) => void;
}

interface Seat {
  worker: PlaneWorker | null;
  jobs: number;
}

/** The main thread's side of the conversation: promises, abort, and each job to the worker with the least to do. */
export function createPlaneWorkers(start: () => PlaneWorker, count: number) {
  const seats: Seat[] = Array.from({ length: count }, () => ({ worker: null, jobs: 0 }));
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  function workerOf(seat: Seat): PlaneWorker {
    if (seat.worker) return seat.worker;
    const worker = start();
    worker.addEventListener('message', ({ data }) => hear(data));
    worker.addEventListener('error', (event) => {
      event.preventDefault?.();
      worker.terminate();
      seat.worker = null;
      for (const [id, job] of waiting) {
        if (job.worker === seat) settle(id)?.reject(new PictureFault('picture-damaged', `worker: ${event.message}`));
      }
    });
    seat.worker = worker;
    return worker;
  }

  function hear(message: PlaneReplyMessage): void {
    if (message.kind === 'progress') {
      waiting.get(message.id)?.onLoaded(message.loadedBytes);
      return;
    }
    const job = settle(message.id);
    if (message.kind === 'unpacked') job?.resolve(message.plane);
    else job?.reject(new PictureFault(message.problem, message.detail));
  }

  /** Takes a job off the list; nothing for one that was given up meanwhile. */
  function settle(id: number): Waiting | undefined {
    const job = waiting.get(id);
    if (!job) return undefined;
    waiting.delete(id);
    job.worker.jobs--;
    return job;
  }

  return {
    /** Starts the workers before there is work, so that the first picture does not wait for them. */
    warm(): void {
      for (const seat of seats) workerOf(seat);
    },
    unpack(
      job: Omit<PlaneJob, 'id'>,
      { signal, onLoaded }: { signal: AbortSignal; onLoaded: (loadedBytes: number) => void },
    ): Promise<UnpackedPlane> {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const id = ++lastId;
        const seat = seats.reduce((least, other) => (other.jobs < least.jobs ? other : least));
        seat.jobs++;
        waiting.set(id, { worker: seat, onLoaded, resolve, reject });
        signal.addEventListener(
          'abort',
          () => {
            if (!settle(id)) return;
            seat.worker?.postMessage({ kind: 'abort', id });
            reject(signal.reason);
          },
          { once: true },
        );
        workerOf(seat).postMessage({ kind: 'unpack', job: { ...job, id } });
      });
    },
  };
}
