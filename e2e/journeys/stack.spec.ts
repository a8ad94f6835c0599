import { dicomFile, SYNTAX } from '#testing/dicom-file.ts';
import { newSidecar } from '#testing/server/scan-factory.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';

const SLICES = 40;
const [WIDTH, HEIGHT] = [160, 120];

/** A round body, with a dense block in the slices of its middle. */
function volume(): Uint8Array<ArrayBuffer> {
  const pixels = Buffer.alloc(SLICES * WIDTH * HEIGHT * 2);
  for (let slice = 0; slice < SLICES; slice++) {
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        const isBody = Math.hypot((x - WIDTH / 2) / 70, (y - HEIGHT / 2) / 50) < 1;
        const isBlock = Math.abs(slice - 20) < 4 && Math.abs(x - 95) < 14 && Math.abs(y - 60) < 9;
        const value = isBlock ? 52_000 : isBody ? 14_000 + ((x * 7 + y * 13 + slice * 5) % 900) : 900;
        pixels.writeUInt16LE(value, ((slice * HEIGHT + y) * WIDTH + x) * 2);
      }
    }
  }
  const file = dicomFile({
    syntax: SYNTAX.explicitLittleEndian,
    width: WIDTH,
    height: HEIGHT,
    frames: SLICES,
    pixels,
  });
  return Uint8Array.from(file);
}

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
