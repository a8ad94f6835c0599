import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { encodeDifferences } from '#imaging/transport/differences.ts';
import { sampleBytes } from '#imaging/transport/sample-bytes.ts';
import { noisyPlane } from '#testing/noisy-plane.ts';
import type { PlaneJob } from './protocol.ts';
import { unpackPlane } from './unpack-plane.ts';

const source = noisyPlane(61, 37);
const packed = deflateSync(encodeDifferences(source));
const samplesSha256 = createHash('sha256').update(sampleBytes(source)).digest('hex');
const job: PlaneJob = {
  id: 1,
  path: '/plane',
  packed: null,
  widthPx: 61,
  heightPx: 37,
  samplesSha256,
  wantsPacked: false,
};

const answering = (body: BodyInit | null, status = 200) => ({
  signal: new AbortController().signal,
  onLoaded: () => undefined,
  fetcher: async () => new Response(body, { status }),
  isIsolated: false,
});

it('gives the samples that the server packed, from the network or from this device', async () => {
  expect((await unpackPlane(job, answering(packed))).samples).toEqual(source.samples);
  const kept = { ...job, packed: new Blob([packed]) };
  expect((await unpackPlane(kept, answering(null, 500))).samples).toEqual(source.samples);
});

it('puts them into shared memory where the page is isolated', async () => {
  const { samples } = await unpackPlane(job, { ...answering(packed), isIsolated: true });
  expect(samples.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(samples).toEqual(source.samples);
});

it('gives the packed plane back when it is to be kept', async () => {
  const { packed: kept } = await unpackPlane({ ...job, wantsPacked: true }, answering(packed));
  expect(new Uint8Array((await kept?.arrayBuffer()) ?? [])).toEqual(Uint8Array.from(packed));
});

it('tells how many bytes have come', async () => {
  const loaded: number[] = [];
  await unpackPlane(job, { ...answering(packed), onLoaded: (bytes) => loaded.push(bytes) });
  expect(loaded.at(-1)).toBe(packed.length);
});

it.each([
  ['cut short', packed.subarray(0, packed.length - 20)],
  ['not deflated', encodeDifferences(source)],
  ['of another size', deflateSync(encodeDifferences(noisyPlane(61, 36)))],
  ['of another scan', deflateSync(encodeDifferences(noisyPlane(61, 37, 'other')))],
  ['larger than told', deflateSync(encodeDifferences(noisyPlane(61, 38)))],
])('a picture %s is damaged', async (_what, bytes) => {
  await expect(unpackPlane(job, answering(Uint8Array.from(bytes)))).rejects.toMatchObject({
    problem: 'picture-damaged',
  });
});

it('tells a refusal, a broken server and a lost connection apart', async () => {
  await expect(unpackPlane(job, answering(null, 404))).rejects.toMatchObject({ problem: 'refused' });
  await expect(unpackPlane(job, answering(null, 503))).rejects.toMatchObject({ problem: 'unreachable' });
  const offline = { ...answering(null), fetcher: () => Promise.reject(new TypeError('offline')) };
  await expect(unpackPlane(job, offline)).rejects.toMatchObject({ problem: 'unreachable' });
  const broken = new ReadableStream({
    start(controller) {
      controller.enqueue(packed.subarray(0, 500));
    },
    pull(controller) {
      controller.error(new TypeError('network error'));
    },
  });
  await expect(unpackPlane(job, answering(broken))).rejects.toMatchObject({ problem: 'unreachable' });
});

it('stops when it is aborted', async () => {
  const controller = new AbortController();
  const endless = new ReadableStream({
    pull: (stream) => {
      stream.enqueue(packed.subarray(0, 100));
      controller.abort(new Error('enough'));
    },
  });
  await expect(unpackPlane(job, { ...answering(endless), signal: controller.signal })).rejects.toThrow('enough');
});
