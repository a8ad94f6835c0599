import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ScanId } from '#domain/scan/scan.ts';
import type { Caller } from '#testing/server/caller.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
let officer: Caller;
let scanId: ScanId;
beforeAll(async () => {
  server = await testApp();
  officer = await server.signedIn('officer');
  scanId = await server.deliverScan();
});
afterAll(() => server.close());

const plane = (headers: Record<string, string> = {}) => officer.get(`/api/scans/${scanId}/planes/high`, headers);

it('sends a picture whole, under the hash of its bytes, and not again to whoever has it', async () => {
  const { status, headers, raw } = await plane();
  expect([status, headers['accept-ranges'], headers['content-length']]).toEqual([200, 'bytes', String(raw.length)]);
  const etag = `"${createHash('sha256').update(raw).digest('hex')}"`;
  expect(headers.etag).toBe(etag);
  expect((await plane({ 'if-none-match': etag })).status).toBe(304);
});

it('sends the rest of a picture when a transfer broke', async () => {
  const whole = (await plane()).raw;
  const { status, headers, raw } = await plane({ range: 'bytes=10-' });
  expect(status).toBe(206);
  expect(headers['content-range']).toBe(`bytes 10-${whole.length - 1}/${whole.length}`);
  expect(raw).toEqual(whole.subarray(10));
});

it.each(['bytes=999999999-', 'bytes=0-', 'bytes=5-9', 'bytes=-5', 'rows=3-'])(
  'sends the whole for %s',
  async (range) => {
    const { status, raw } = await plane({ range });
    expect([status, raw.length]).toEqual([200, (await plane()).raw.length]);
  },
);

it('shows pictures to officers, and to nobody who only brings them', async () => {
  const scanner = await server.signedIn('scanner');
  expect((await scanner.get(`/api/scans/${scanId}/planes/high`)).status).toBe(403);
  expect((await officer.get('/api/scans/scn_unknown-000000/planes/high')).status).toBe(404);
});
