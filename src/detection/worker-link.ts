import type { FromWorker, ToWorker } from './protocol.ts';

/** The part of a `Worker` that is needed. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onmessageerror: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface WorkerLinkPorts {
  readonly worker: WorkerLike;
  /** Runs something later; the answer cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** How long the worker may say nothing while it is asked for something. */
  readonly patienceMs: number;
  readonly hear: (message: FromWorker) => void;
  /** The worker broke or fell silent; it has been terminated. */
  readonly died: (reason: string) => void;
}

export type WorkerLink = ReturnType<typeof linkWorker>;

/** A conversation with one worker that ends it when it hangs. */
export function linkWorker({ worker, after, patienceMs, hear, died }: WorkerLinkPorts) {
  let stopWatching: (() => void) | undefined;
  let isOpen = true;

  function watch(): void {
    stopWatching?.();
    stopWatching = after(patienceMs, () => end(`no sign of life for ${Math.round(patienceMs / 1000)} s`));
  }

  function rest(): void {
    stopWatching?.();
    stopWatching = undefined;
  }

  function close(): void {
    isOpen = false;
    rest();
    worker.onmessage = null;
    worker.onerror = null;
    worker.onmessageerror = null;
    worker.terminate();
  }

  function end(reason: string): void {
    if (!isOpen) return;
    close();
    died(reason);
  }

  worker.onmessage = ({ data }) => {
    if (stopWatching) watch();
    hear(data);
  };
  worker.onerror = (event) => end(`the detector broke: ${event.message || 'its program could not be loaded'}`);
  worker.onmessageerror = () => end('the detector sent what cannot be read');

  return {
    /** Asks for something; from now on the worker must give signs of life until `rest`. */
    ask(message: ToWorker): void {
      worker.postMessage(message);
      watch();
    },
    tell: (message: ToWorker) => worker.postMessage(message),
    rest,
    close,
  };
}
