import { afterAll, beforeAll, expect, it } from 'vitest';
import { seeScan } from '#contract/review.ts';
import type { SubmitScanReply } from '#contract/transfers.ts';
import { multipartForm } from '#testing/server/multipart-form.ts';
import { newContainerNumber, newTiff } from '#testing/server/scan-factory.ts';
import { type TestApp, testApp } from '#testing/server/test-app.ts';

let server: TestApp;
beforeAll(async () => {
  const scanner = { maker: 'Test maker', model: 'Portal', serial: '7' };
  const planes = [{ energy: 'high' as const, energyMeV: 6 }];
  const geometry = { sourceToMiddleMm: 5000, sourceToDetectorMm: 8000 };
  const known = { site: 'North quay', lane: '1', scanner, planes, pixelPitchMm: { x: 5, y: 5 }, geometry };
  server = await testApp({ exportSites: { '0042': known } });
});
afterAll(() => server.close());

it("takes a scanner's export in place of a sidecar, and shows nobody the verdict in it", async () => {
  const text = `<DataForm><Site>0042</Site><Date>2026-02-01T10:00:00Z</Date><ContainerId>${newContainerNumber()}</ContainerId>
    <Operation Type="3"><Verdict Value="1">1</Verdict></Operation></DataForm>`;
  const form = multipartForm([
    { name: 'sidecar', value: Buffer.from(`\uFEFF${text}`, 'utf16le'), fileName: 'export.xml' },
    { name: 'image', value: newTiff({ pages: 1 }), fileName: 'scan.tif' },
  ]);
  const answer = await (await server.signedIn('scanner')).upload(form);
  expect(answer.status).toBe(201);
  const { scanId } = answer.body as SubmitScanReply;
  const seen = await (await server.signedIn('officer')).call(seeScan, { params: { scanId } });
  expect(seen.body.scan.sidecar).toMatchObject({
    site: 'North quay',
    scannedAt: '2026-02-01T10:00:00Z',
    geometry: { sourceToMiddleMm: 5000 },
  });
  expect(JSON.stringify(seen.body)).not.toMatch(/scannerRecord|analysis/);
  const kept = await server.deployment.db.selectFrom('deliveries').select('sidecar').execute();
  expect(kept).toMatchObject([{ sidecar: { scannerRecord: { operations: [{ verdict: '1' }] } } }]);
});
