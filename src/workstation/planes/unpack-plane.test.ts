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

/** A connection that brings so much and then breaks. */
function brokenAfter(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      if (bytes.length > 0) controller.enqueue(bytes);
    },
    pull: (controller) => controller.error(new TypeError('network error')),
  });
}

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
  const silent = brokenAfter(new Uint8Array());
  await expect(unpackPlane(job, answering(silent))).rejects.toMatchObject({ problem: 'unreachable' });
});

it('goes on where a connection broke', async () => {
  const [first, second] = [500, 1_100];
  const asked: (string | null)[] = [];
  const parts = [brokenAfter(packed.subarray(0, first)), brokenAfter(packed.subarray(first, second))];
  const fetcher = async (_path: unknown, init?: RequestInit) => {
    const range = new Headers(init?.headers).get('range');
    asked.push(range);
    return new Response(parts.shift() ?? packed.subarray(second), { status: range ? 206 : 200 });
  };
  expect((await unpackPlane(job, { ...answering(null), fetcher })).samples).toEqual(source.samples);
  expect(asked).toEqual([null, `bytes=${first}-`, `bytes=${second}-`]);
});

it('does not take the whole for the rest', async () => {
  const fetcher = async () => new Response(brokenAfter(packed.subarray(0, 500)), { status: 200 });
  await expect(unpackPlane(job, { ...answering(null), fetcher })).rejects.toMatchObject({ problem: 'unreachable' });
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
