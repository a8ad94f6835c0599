import { dicomFile, SYNTAX } from '#testing/dicom-file.ts';
import { newSidecar } from '#testing/server/scan-factory.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';

const SLICES = 40;
const [WIDTH, HEIGHT] = [160, 120];

const FORM = { syntax: SYNTAX.explicitLittleEndian, width: WIDTH, height: HEIGHT };

/** A round body, with a dense block in the slices of its middle. */
function pixelsOf(slice: number): Buffer {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 2);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const isBody = Math.hypot((x - WIDTH / 2) / 70, (y - HEIGHT / 2) / 50) < 1;
      const isBlock = Math.abs(slice - 20) < 4 && Math.abs(x - 95) < 14 && Math.abs(y - 60) < 9;
      const value = isBlock ? 52_000 : isBody ? 14_000 + ((x * 7 + y * 13 + slice * 5) % 900) : 900;
      pixels.writeUInt16LE(value, (y * WIDTH + x) * 2);
    }
  }
  return pixels;
}

const slices = Array.from({ length: SLICES }, (_, slice) => pixelsOf(slice));

const volume = () => Uint8Array.from(dicomFile({ ...FORM, frames: SLICES, pixels: Buffer.concat(slices) }));

/** The same as a file for each slice, the last one first. */
const series = () =>
  slices
    .map((pixels, i) => Uint8Array.from(dicomFile({ ...FORM, slice: { series: '1.2.3', zMm: i * 5 }, pixels })))
    .toReversed();

test('an officer steps through the slices of a volume, marks one of them and decides', async ({ page, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const planes = [{ energy: 'high' as const, energyMeV: 0.16 }];
  const { scanId } = await deliver(newSidecar({ planes, stack: { spacingMm: 5 } }), volume());
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(review.root).toHaveAttribute('data-ai-state', 'cannot-judge');
  const slices = page.getByRole('button', { name: /slice/i });
  await expect(slices).toContainText('40 slices');
  for (let i = 0; i < 21; i++) await review.press('Shift+ArrowRight');
  await expect(slices).toContainText('Slice 21 of 40');
  await review.press('Shift+ArrowLeft');
  await expect(slices).toContainText('Slice 20 of 40');

  await review.drawBox([0.45, 0.4], [0.62, 0.6]);
  await expect(review.marks()).toHaveCount(1);
  await review.press('Escape');
  await review.press('h');
  await review.phase('revealed');
  await expect(page.getByText('The scan is a series of slices')).toBeVisible();
  await review.press('h');
  await review.phase('none');
  await review.sent();
  const { scan, review: decided } = await (await recordsOf(gantry.url)).record(scanId);
  expect(scan.stack).toMatchObject({ slices: SLICES, sliceWidthPx: WIDTH, sliceHeightPx: HEIGHT });
  expect(decided).toMatchObject({ phase: 'decided', detection: { state: 'cannot-judge', hindrances: ['slices'] } });
});

test('a volume that comes as a file for each slice opens as the same stack, and a slice too few is refused', async ({
  page,
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const planes = [{ energy: 'high' as const, energyMeV: 0.16 }];
  await expect(deliver(newSidecar({ planes, stack: {} }), series().toSpliced(12, 1))).rejects.toThrow('slices-missing');
  const { scanId } = await deliver(newSidecar({ planes, stack: {} }), series());
  const whole = await deliver(newSidecar({ planes, stack: {} }), volume());
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(page.getByRole('button', { name: /slice/i })).toContainText('40 slices');
  await review.press('h');
  await review.phase('revealed');
  await expect(page.getByText('The scan is a series of slices')).toBeVisible();

  const records = await recordsOf(gantry.url);
  const [one, other] = [await records.record(scanId), await records.record(whole.scanId)];
  expect(one.scan.planes.map(({ samplesSha256 }) => samplesSha256)).toEqual(
    other.scan.planes.map(({ samplesSha256 }) => samplesSha256),
  );

  const admin = await browser.newPage();
  await signInAs(admin, gantry.url, 'admin1');
  await admin.keyboard.press('Shift+F9');
  await expect(admin.getByText('Slices are missing', { exact: true })).toBeVisible();
  await admin.getByText('39 slices').click();
  await expect(admin.getByRole('button', { name: /Download Slice 39 / })).toBeVisible();
  await admin.close();
});
