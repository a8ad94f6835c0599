import { PictureFault } from './picture-fault.ts';
import type { PlaneReplyMessage, PlaneRequestMessage } from './protocol.ts';
import { unpackPlane } from './unpack-plane.ts';

/** Each tells the whole screen. */
const PROGRESS_PAUSE_MS = 150;
const running = new Map<number, AbortController>();

self.addEventListener('message', ({ data }: MessageEvent<PlaneRequestMessage>) => {
  if (data.kind === 'abort') return running.get(data.id)?.abort();
  const { job } = data;
  const controller = new AbortController();
  running.set(job.id, controller);
  let toldAtMs = performance.now();
  unpackPlane(job, {
    signal: controller.signal,
    fetcher: fetch,
    isIsolated: self.crossOriginIsolated,
    onLoaded(loadedBytes) {
      if (performance.now() - toldAtMs < PROGRESS_PAUSE_MS) return;
      toldAtMs = performance.now();
      reply({ kind: 'progress', id: job.id, loadedBytes });
    },
  })
    .then((plane) => {
      const { buffer } = plane.samples;
      reply({ kind: 'unpacked', id: job.id, plane }, buffer instanceof ArrayBuffer ? [buffer] : []);
    })
    .catch((error: unknown) => {
      if (controller.signal.aborted) return;
      const fault = error instanceof PictureFault ? error : new PictureFault('picture-damaged', String(error));
      reply({ kind: 'failed', id: job.id, problem: fault.problem, detail: fault.message });
    })
    .finally(() => running.delete(job.id));
});

function reply(message: PlaneReplyMessage, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}
