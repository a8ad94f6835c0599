import { encodeTiff } from '#imaging/encode/tiff.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';

const TOP_HEIGHT = 180;

/** A load seen from above, as long as the side view says that it is: two rows of boxes and something dense in one. */
function seenFromAbove({ width }: Plane, openBeam: number): Plane {
  const samples = new Uint16Array(width * TOP_HEIGHT).fill(openBeam);
  for (let y = 20; y < TOP_HEIGHT - 20; y++) {
    for (let x = Math.round(width * 0.1); x < width * 0.9; x++) {
      const isAisle = Math.abs(y - TOP_HEIGHT / 2) < 4 || x % 60 < 4;
      const isDense = Math.abs(x - width * 0.6) < 14 && Math.abs(y - 60) < 12;
      samples[y * width + x] = isDense ? 2_500 : isAisle ? openBeam * 0.7 : openBeam * 0.28;
    }
  }
  return plane(width, TOP_HEIGHT, samples);
}

test('an officer reads a side view and a top view together, marks in one and finds the place in the other', async ({
  page,
  gantry,
}) => {
  const { planes, sidecar } = simulateScan({ scenario: 'small', seed: 'views', scannedAt: '2026-01-02T08:00:00Z' });
  const top = [seenFromAbove(planes.high, 58_000), seenFromAbove(planes.low, 54_000)];
  const { scanId } = await (await deliveryTo(gantry.url))(
    { ...sidecar, topView: {} },
    { side: encodeTiff([planes.high, planes.low]), top: encodeTiff(top) },
  );
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const canvas = page.locator('[data-scan-shown]');
  await expect(canvas).toHaveAttribute('data-views', 'both');
  await expect(page.getByText('The AI judges the side view alone')).toBeVisible();

  // A mark in the side view is a band in the top view, and the other way round.
  await review.drawBox([0.55, 0.15], [0.62, 0.3]);
  await review.press('Escape');
  await review.drawBox([0.3, 0.7], [0.35, 0.8]);
  await review.press('Escape');
  await expect(review.marks()).toHaveCount(2);

  const named = (name: string) => page.getByRole('button', { name: new RegExp(`${name}$`) });
  await expect(named('Side and top')).toBeVisible();
  await review.press('Shift+T');
  await expect(canvas).toHaveAttribute('data-views', 'side');
  await review.press('Shift+T');
  await expect(canvas).toHaveAttribute('data-views', 'top');
  await expect(named('Top view')).toBeVisible();
  await review.press('Shift+T');
  await expect(canvas).toHaveAttribute('data-views', 'both');
  const { x, y, width, height } = (await canvas.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.45, y + height * 0.3);
  await page.screenshot({ path: test.info().outputPath('two-views.png') });

  await review.press('h');
  await review.phase('revealed');
  await expect(review.root).toHaveAttribute('data-ai-state', /done|cannot-judge/);
  await expect(page.getByText('The AI judges the side view alone')).toBeVisible();
  await page.setViewportSize({ width: 1366, height: 768 });
  await page.screenshot({ path: test.info().outputPath('two-views-small.png') });
  const { scan, review: read } = await (await recordsOf(gantry.url)).record(scanId);
  expect(scan.views).toEqual({ sideHeightPx: planes.high.height, topStartPx: planes.high.height + 16 });
  expect(read.annotations).toHaveLength(2);
  if (read.detection?.state === 'done') expect(read.detection.judgedViews).toEqual(['side']);
});
