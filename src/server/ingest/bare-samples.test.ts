import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planePath, type SubmitScanReply } from '#contract/transfers.ts';
import { decodeDifferences } from '#imaging/transport/differences.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

it('takes bare samples that the sidecar describes, and asks for their dimensions', async () => {
  const scanner = await server.signedIn('scanner');
  const bare = Uint8Array.from({ length: 2 * 20 * 12 }, (_, i) => i);
  const upload = (more: object) =>
    scanner.upload(
      multipartForm([
        { name: 'sidecar', value: JSON.stringify(newSidecar({ raw: { sample: 'u1' }, ...more })) },
        { name: 'image', value: bare, fileName: 'image.raw' },
      ]),
    );
  const nowhere = await upload({});
  expect([nowhere.problem?.problem, nowhere.problem?.field]).toEqual(['sidecar-invalid', 'raw']);
  const answer = await upload({ widthPx: 20, heightPx: 12 });
  expect(answer.status).toBe(201);
  const officer = await server.signedIn('officer');
  const low = await officer.get(planePath((answer.body as SubmitScanReply).scanId, 'low'));
  const { samples } = decodeDifferences(inflateSync(low.raw), 20, 12);
  expect([...samples.subarray(0, 2)]).toEqual([240 * 257, 241 * 257]);
});
