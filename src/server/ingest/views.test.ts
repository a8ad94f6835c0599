import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeScan } from '#contract/review.ts';
import { planePath, type SubmitScanReply } from '#contract/transfers.ts';
import { Scan } from '#domain/scan/scan.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { decodeDifferences } from '#imaging/transport/differences.ts';
import { type FormPart, multipartForm } from '#testing/server/multipart-form.ts';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  server = await testApp();
});
afterAll(() => server.close());

async function deliver(
  images: readonly (readonly [part: string, bytes: Uint8Array])[],
  more: Partial<ScanSidecarInput>,
) {
  const parts: FormPart[] = [{ name: 'sidecar', value: JSON.stringify(newSidecar(more)) }];
  for (const [name, value] of images) parts.push({ name, value, fileName: 'view.tif' });
  return (await server.signedIn('scanner')).upload(multipartForm(parts));
}

it('takes a side view and a top view as one scan, in both energies, the hashes of both files sealed', async () => {
  const [side, top] = [newTiff({ height: 12 }), newTiff({ height: 9 })];
  const geometry = { sourceToMiddleMm: 4000, sourceToDetectorMm: 6000 };
  const { status, body } = await deliver(
    [
      ['image', side],
      ['image-top', top],
    ],
    { topView: { geometry }, heightPx: 12 },
  );
  expect(status).toBe(201);
  const { scanId } = body as SubmitScanReply;
  const officer = await server.signedIn('officer');
  const { scan } = (await officer.call(seeScan, { params: { scanId } })).body;
  expect(Scan.parse(scan)).toMatchObject({
    views: { sideHeightPx: 12, topStartPx: 28 },
    widthPx: 20,
    heightPx: 37,
    sidecar: { topView: { geometry } },
  });
  for (const energy of ['high', 'low'] as const) {
    const { samples } = decodeDifferences(inflateSync((await officer.get(planePath(scanId, energy))).raw), 20, 37);
    expect(new Set(samples.subarray(12 * 20, 28 * 20))).toEqual(new Set([65_535]));
    expect(new Set(samples.subarray(28 * 20)).size).toBeGreaterThan(100);
  }
  const received = (await server.auditEntries()).findLast(({ action }) => action === 'scan.received');
  expect(received?.details.originals).toHaveLength(2);
});

const both = () =>
  [
    ['image', newTiff()],
    ['image-top', newTiff()],
  ] as const;
it.each<[string, () => Parameters<typeof deliver>[0], Partial<ScanSidecarInput>, string, string]>([
  ['a top view that the sidecar does not tell of', both, {}, 'sidecar-invalid', 'topView'],
  ['a top view that did not come', () => [['image', newTiff()]], { topView: {} }, 'image-missing', 'image-top'],
  ['a top view alone', () => [['image-top', newTiff()]], { topView: {} }, 'unexpected-part', 'image-top'],
  [
    'a top view of slices',
    both,
    { topView: {}, stack: {}, planes: [{ energy: 'high', energyMeV: 1 }] },
    'sidecar-invalid',
    'topView',
  ],
  [
    'views of two lengths',
    () => [
      ['image', newTiff()],
      ['image-top', newTiff({ width: 21 })],
    ],
    { topView: {} },
    'planes-contradict-sidecar',
    'image-top',
  ],
  [
    'a top view of one energy beside two',
    () => [
      ['image', newTiff()],
      ['image-top', newTiff({ pages: 1 })],
    ],
    { topView: {} },
    'planes-contradict-sidecar',
    'image-top',
  ],
])('refuses %s', async (_, images, more, problem, field) => {
  const { problem: refused } = await deliver(images(), more);
  expect([refused?.problem, refused?.field]).toEqual([problem, field]);
});
