import { expect, it, vi } from 'vitest';
import type { ScanId } from '#domain/scan/scan.ts';
import { PictureFault } from './picture-fault.ts';
import { type LoadProgress, loadPlanes } from './plane-loader.ts';
import { createPlaneWorkers, type PlaneWorker } from './plane-workers.ts';
import type { PlaneReplyMessage, PlaneRequestMessage } from './protocol.ts';

const HASH = 'a'.repeat(64);
const scan = {
  id: 'scn_12345678' as ScanId,
  widthPx: 9,
  heightPx: 5,
  planes: [
    { energy: 'high' as const, energyMeV: 6, samplesSha256: HASH, packedBytes: 100 },
    { energy: 'low' as const, energyMeV: 4, samplesSha256: HASH, packedBytes: 60 },
  ],
};
const request = { scan, wantsPreview: true };

/** Workers that answer when the test says so. */
function rehearsal() {
  const sent: PlaneRequestMessage[] = [];
  const listeners: ((event: MessageEvent<PlaneReplyMessage>) => void)[] = [];
  const crashes: ((event: ErrorEvent) => void)[] = [];
  const start = (): PlaneWorker => ({
    postMessage: (message) => void sent.push(message),
    addEventListener: (type: string, listener: unknown) =>
      void (type === 'message' ? listeners.push(listener as never) : crashes.push(listener as never)),
    terminate: () => undefined,
  });
  const { unpack } = createPlaneWorkers(start, 2);
  const jobs = () => sent.flatMap((message) => (message.kind === 'unpack' ? [message.job] : []));
  const jobFor = (ending: string) => jobs().find(({ path }) => path.endsWith(ending));
  const say = (message: PlaneReplyMessage) => {
    for (const listener of listeners) listener({ data: message } as MessageEvent<PlaneReplyMessage>);
  };
  return {
    unpack,
    sent,
    jobFor,
    say,
    async unpacked(ending: string): Promise<void> {
      const job = jobFor(ending);
      if (!job) throw new Error(`nobody asked for ${ending}`);
      const samples = new Uint16Array(job.widthPx * job.heightPx).fill(job.id);
      say({ kind: 'unpacked', id: job.id, plane: { samples, packed: job.wantsPacked ? new Blob([job.path]) : null } });
      await settled();
    },
    crash: () => crashes[0]?.({ message: 'out of memory' } as ErrorEvent),
  };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('gives the preview first, then the first plane to look at, then both', async () => {
  const stage = rehearsal();
  const onPreview = vi.fn();
  const loading = loadPlanes(request, { signal: new AbortController().signal, onPreview }, stage.unpack);
  await settled();
  await stage.unpacked('/preview');
  await settled();
  expect(onPreview).toHaveBeenLastCalledWith(expect.objectContaining({ width: 3, height: 2 }));
  expect(stage.jobFor('/low')).toBeUndefined();
  await stage.unpacked('/high');
  expect(onPreview).toHaveBeenLastCalledWith(expect.objectContaining({ width: 9, height: 5 }));
  await stage.unpacked('/low');
  const { high, low } = await loading;
  expect([high.width, high.height, high.samples[0], low?.samples[0]]).toEqual([9, 5, 2, 3]);
});

it('tells how much of all planes has come', async () => {
  const stage = rehearsal();
  const heard: LoadProgress[] = [];
  const onProgress = (progress: LoadProgress) => void heard.push(progress);
  const loading = loadPlanes(request, { signal: new AbortController().signal, onProgress }, stage.unpack);
  await settled();
  stage.say({ kind: 'progress', id: stage.jobFor('/high')?.id ?? 0, loadedBytes: 70 });
  await stage.unpacked('/high');
  stage.say({ kind: 'progress', id: stage.jobFor('/low')?.id ?? 0, loadedBytes: 20 });
  await stage.unpacked('/low');
  await loading;
  expect(heard).toEqual([
    { loadedBytes: 70, totalBytes: 160 },
    { loadedBytes: 120, totalBytes: 160 },
  ]);
});

it('does without a preview that fails', async () => {
  const stage = rehearsal();
  const onPreview = vi.fn();
  const loading = loadPlanes(request, { signal: new AbortController().signal, onPreview }, stage.unpack);
  await settled();
  const id = stage.jobFor('/preview')?.id ?? 0;
  stage.say({ kind: 'failed', id, problem: 'refused', detail: '404' });
  await settled();
  await stage.unpacked('/high');
  await stage.unpacked('/low');
  const { high } = await loading;
  expect(onPreview.mock.calls).toEqual([[high]]);
});

it('does not let a preview that hangs hold up the planes', async () => {
  vi.useFakeTimers();
  const stage = rehearsal();
  const onPreview = vi.fn();
  const loading = loadPlanes(request, { signal: new AbortController().signal, onPreview }, stage.unpack);
  await vi.advanceTimersByTimeAsync(1000);
  vi.useRealTimers();
  await stage.unpacked('/high');
  await stage.unpacked('/low');
  const { high } = await loading;
  await stage.unpacked('/preview');
  expect(onPreview.mock.calls).toEqual([[high]]);
});

it('hands over what the server sent, once it is proved, to be kept', async () => {
  const stage = rehearsal();
  const onPacked = vi.fn();
  const fetchPacked = async (path: string) => (path.endsWith('/low') ? new Blob(['kept']) : null);
  const options = { signal: new AbortController().signal, onPacked, fetchPacked };
  const loading = loadPlanes({ ...request, wantsPreview: false }, options, stage.unpack);
  await settled();
  await stage.unpacked('/high');
  await stage.unpacked('/low');
  await loading;
  expect(onPacked).toHaveBeenCalledOnce();
  expect(onPacked).toHaveBeenCalledWith(expect.any(Blob), HASH);
});

it('rejects when one plane fails', async () => {
  const stage = rehearsal();
  const loading = loadPlanes(request, { signal: new AbortController().signal }, stage.unpack);
  await settled();
  await stage.unpacked('/high');
  const id = stage.jobFor('/low')?.id ?? 0;
  stage.say({ kind: 'failed', id, problem: 'picture-damaged', detail: 'bits' });
  await expect(loading).rejects.toEqual(new PictureFault('picture-damaged', 'bits'));
});

it('rejects with the reason of the abort, and hears nothing afterwards', async () => {
  const stage = rehearsal();
  const controller = new AbortController();
  const loading = loadPlanes(request, { signal: controller.signal }, stage.unpack);
  await settled();
  controller.abort(new Error('next scan'));
  await expect(loading).rejects.toThrow('next scan');
  await stage.unpacked('/high');
  expect(stage.sent.at(-1)).toEqual({ kind: 'abort', id: stage.jobFor('/high')?.id });
  expect(stage.jobFor('/low')).toBeUndefined();
});

it('rejects when a worker dies, and starts another for what comes next', async () => {
  const stage = rehearsal();
  const { signal } = new AbortController();
  const loading = loadPlanes(request, { signal }, stage.unpack);
  await settled();
  stage.crash();
  await expect(loading).rejects.toMatchObject({ problem: 'picture-damaged' });
});

it('asks this device before the server', async () => {
  const stage = rehearsal();
  const kept = new Blob(['packed']);
  const fetchPacked = vi.fn(async (path: string) => (path.endsWith('/high') ? kept : null));
  const options = { signal: new AbortController().signal, fetchPacked };
  const loading = loadPlanes({ ...request, wantsPreview: false }, options, stage.unpack);
  await settled();
  await stage.unpacked('/high');
  expect([stage.jobFor('/high')?.packed, stage.jobFor('/low')?.packed]).toEqual([kept, null]);
  expect(fetchPacked).toHaveBeenCalledWith('/api/scans/scn_12345678/planes/high', HASH);
  await stage.unpacked('/low');
  await loading;
});
