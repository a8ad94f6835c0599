import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDigitOf } from '#domain/container/container-number.ts';
import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { sampleHashes } from './plain-tiff.ts';

const folder = join(process.env.GANTRY_CONFORMANCE_FOLDER ?? '', 'xray');
const files = readdirSync(folder).filter((name) => name.endsWith('.tif'));

/** What the files do not say, and a scanner would: numbers that fit the objects in them. */
function sidecarFor(index: number, planeCount: number): ScanSidecarInput {
  const firstTen = `GTYU${String(index + 1).padStart(6, '0')}`;
  const planes: ScanSidecarInput['planes'] = [{ energy: 'high', energyMeV: 6 }];
  if (planeCount === 2) planes.push({ energy: 'low', energyMeV: 4 });
  return {
    format: 'gantry-scan',
    formatVersion: 1,
    containerNumber: `${firstTen}${checkDigitOf(firstTen)}`,
    site: 'Conformance',
    lane: '1',
    scanner: { maker: 'Unknown', model: 'Unknown', serial: '1' },
    scannedAt: new Date(Date.UTC(2026, 0, 1, 8, index)).toISOString(),
    planes,
    pixelPitchMm: { x: 5, y: 5 },
  };
}

test('there are real scans in the folder', () => {
  expect(files.length).toBeGreaterThan(0);
});

/** Pictures of a test object show no container, and the detector must say that it cannot judge them. */
const expectedAnswer = (name: string) => (name.startsWith('n42') ? 'cannot-judge' : 'done');

for (const [index, name] of files.entries()) {
  test(`${name}: in over HTTP, true to the bit, judged or not to be judged, annotated, decided, audited`, async ({
    page,
    gantry,
  }) => {
    const file = readFileSync(join(folder, name));
    const hashes = sampleHashes(file);
    const { scanId } = await (await deliveryTo(gantry.url))(sidecarFor(index, hashes.length), Uint8Array.from(file));

    await signInAs(page, gantry.url, 'officer1');
    const review = reviewPage(page);
    // The station shows a picture in full only when the hash of its samples is the one the server names.
    await review.start();
    await expect(review.root).toHaveAttribute('data-ai-state', expectedAnswer(name));

    await review.press('h');
    await review.phase('revealed');
    const found = await review.findings().count();
    for (let answered = 1; answered <= found; answered++) {
      await review.press('x');
      await expect(review.findings().and(page.locator('[data-status="rejected"]'))).toHaveCount(answered);
    }
    await review.drawBox([0.4, 0.4], [0.6, 0.6]);
    await expect(review.marks()).toHaveCount(1);
    await review.press('h');
    await review.phase('none');
    await review.sent();

    const records = await recordsOf(gantry.url);
    const record = await records.record(scanId);
    expect(record.scan.planes.map(({ samplesSha256 }) => samplesSha256)).toEqual(hashes);
    expect(record.review).toMatchObject({ phase: 'decided', detection: { state: expectedAnswer(name) } });
    expect(actionsOf(record)).toMatchObject({ 'annotation.drawn': 1, 'decision.made': 1 });
    expect(await records.chain()).toMatchObject({ intact: true });
    console.log(
      `${name}: ${record.scan.widthPx}×${record.scan.heightPx}, ${hashes.length} plane(s) equal, ${found} finding(s) by the detector`,
    );
  });
}
