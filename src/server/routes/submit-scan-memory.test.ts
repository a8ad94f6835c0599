import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fail } from '#base/result.ts';
import { SUBMIT_SCAN_PATH } from '#contract/transfers.ts';
import type { Caller } from '#testing/server/caller.ts';
import { newSidecar } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';
import { refusal } from '../ingest/refusal.ts';

const MB = 1_024 * 1_024;

let server: TestApp;
let address: string;
let scanner: Caller;
beforeAll(async () => {
  // What decoding takes depends on the picture; here only the way to the disk is looked at.
  const decodeScan = Object.assign(async () => fail(refusal('image-unreadable', 'image', 'not looked at')), {
    close: async () => undefined,
  });
  server = await testApp({ decodeScan });
  address = await server.app.listen({ host: '127.0.0.1', port: 0 });
  scanner = await server.signedIn('scanner');
});
afterAll(() => server.close());

async function* form(imageBytes: number): AsyncGenerator<Uint8Array> {
  const part = (name: string, file = '') =>
    Buffer.from(`--b\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`);
  yield part('sidecar');
  yield Buffer.from(JSON.stringify(newSidecar()));
  yield Buffer.from('\r\n');
  yield part('image', '; filename="a.tif"');
  const chunk = Buffer.alloc(64 * 1_024, 7);
  for (let sent = 0; sent < imageBytes; sent += chunk.length) yield chunk;
  yield Buffer.from('\r\n--b--\r\n');
}

/** Uploads in parallel; returns the most memory the process had on the way, in bytes. */
async function peakOf(uploads: number, imageBytes: number): Promise<{ peak: number; problems: unknown[] }> {
  let peak = 0;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 10);
  const answers = Array.from({ length: uploads }, async () => {
    const response = await fetch(`${address}${SUBMIT_SCAN_PATH}`, {
      method: 'POST',
      headers: { cookie: scanner.cookie, 'content-type': 'multipart/form-data; boundary=b' },
      body: Readable.toWeb(Readable.from(form(imageBytes))),
      duplex: 'half',
    } as unknown as RequestInit);
    return ((await response.json()) as { problem: string }).problem;
  });
  const problems = await Promise.all(answers);
  clearInterval(sampling);
  return { peak, problems };
}

it('takes no more memory for large images than for small ones', { timeout: 60_000 }, async () => {
  await peakOf(4, 8 * MB);
  const small = await peakOf(4, 8 * MB);
  const large = await peakOf(4, 80 * MB);
  expect(large.problems).toEqual(Array.from({ length: 4 }, () => 'image-unreadable'));
  expect((large.peak - small.peak) / MB).toBeLessThan(60);
});

it('stops at 200 MB', { timeout: 60_000 }, async () => {
  const { problems } = await peakOf(1, 201 * MB);
  expect(problems).toEqual(['too-large']);
});

it('leaves nothing of an upload whose sender went away', { timeout: 60_000 }, async () => {
  const { incomingFolder } = server.deployment;
  const gone = new AbortController();
  const upload = fetch(`${address}${SUBMIT_SCAN_PATH}`, {
    method: 'POST',
    headers: { cookie: scanner.cookie, 'content-type': 'multipart/form-data; boundary=b' },
    body: Readable.toWeb(Readable.from(slowly(form(4 * MB)))),
    duplex: 'half',
    signal: gone.signal,
  } as unknown as RequestInit).catch(() => undefined);
  await vi.waitFor(async () => expect(await readdir(incomingFolder)).toHaveLength(1), { timeout: 5_000 });
  gone.abort();
  await upload;
  await vi.waitFor(async () => expect(await readdir(incomingFolder)).toEqual([]), { timeout: 5_000 });
  await vi.waitFor(async () => {
    const last = (await server.auditEntries()).at(-1);
    expect(last).toMatchObject({ action: 'scan.refused', details: { problem: 'malformed' } });
  });
});

async function* slowly(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
