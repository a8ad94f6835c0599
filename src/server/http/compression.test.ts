import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

const WITH_BROTLI = { 'accept-encoding': 'br, gzip' };
const SCANS = 8;

let server: TestApp;
let officer: Caller;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  for (let i = 0; i < SCANS; i++) await server.deliverScan();
});
afterAll(() => server.close());

it('packs answers for whoever can unpack them', async () => {
  const queue = (headers: Record<string, string>) =>
    server.app.inject({
      method: seeQueue.method,
      url: seeQueue.path,
      headers: { cookie: officer.cookie, ...headers },
      payload: WHOLE_QUEUE,
    });
  const packed = await queue(WITH_BROTLI);
  expect(packed.headers['content-encoding']).toBe('br');
  expect(JSON.parse(brotliDecompressSync(packed.rawPayload).toString()).rows).toHaveLength(SCANS);
  const plain = await queue({});
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(packed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
});

it('leaves pictures as they lie in the store, so that their length is told', async () => {
  const scanId = await server.deliverScan();
  const { headers, raw } = await officer.get(`/api/scans/${scanId}/planes/high`, WITH_BROTLI);
  expect(headers['content-encoding']).toBeUndefined();
  expect(headers['content-length']).toBe(String(raw.length));
});
