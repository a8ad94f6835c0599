import { createDetectorEngine } from './engine/detector-engine.ts';
import { judgeScan } from './framing/judge-scan.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { openSession } from './runtime/open-session.ts';

/** Threads share memory, which browsers allow only to isolated pages. */
const threadsHere = crossOriginIsolated ? navigator.hardwareConcurrency : 1;

const hear = createDetectorEngine({
  fetch: (input, init) => fetch(input, init),
  openSession: (provider, request) =>
    openSession(provider, { ...request, threads: Math.min(request.threads, threadsHere) }, navigator.gpu),
  judge: judgeScan,
  nowMs: () => performance.now(),
  nextTurn: () => new Promise((resolve) => setTimeout(resolve, 0)),
  post: (message: FromWorker) => postMessage(message),
});

addEventListener('message', (event: MessageEvent<ToWorker>) => void hear(event.data));
