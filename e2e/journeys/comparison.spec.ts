import type { Page } from '@playwright/test';
import { decode } from 'fast-png';
import { Recipe } from '#domain/scan/recipe.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { openRecordOf } from '../pages/records-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { decide } from '../support/decided-scans.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';

test('an officer compares a scan with an earlier one of the same container, and stays blind', async ({
  page,
  gantry,
}) => {
  const { planes, sidecar } = simulateScan({ scenario: 'small', seed: 'twice', scannedAt: '2026-01-01T08:00:00Z' });
  const deliver = await deliveryTo(gantry.url);
  const earlier = await deliver(sidecar, encodeTiff([planes.high, planes.low]));
  await decide(gantry.url, earlier.scanId, { officer: 'officer2', first: 'hold', claims: ['weapon'], outcome: 'hold' });
  const again = { ...sidecar, scannedAt: '2026-01-05T08:00:00Z' };
  await deliver(again, encodeTiff([withBlock(planes.high), withBlock(planes.low)]));

  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const { canvas } = review;
  await review.press('Shift+V');
  const panel = page.getByRole('region', { name: 'Comparison' });
  await expect(panel.getByRole('button', { name: /This container/ })).toBeVisible();
  await review.press('1');
  await expect(panel).toContainText('Laid on by the corners of the container.', { timeout: 60_000 });
  await expect(page.getByRole('img', { name: 'Reference, high energy' })).toBeVisible();
  await expect(panel).not.toContainText(/held|weapon|finding|cleared/i);

  await page.keyboard.down('Shift');
  await page.keyboard.down('B');
  await expect(canvas).toHaveAttribute('data-shows', 'reference');
  await page.keyboard.up('B');
  await page.keyboard.up('Shift');
  await expect(canvas).toHaveAttribute('data-shows', 'scan');

  await review.press('Shift+W');
  await expect(panel.getByRole('button', { name: 'Right of the pointer' })).toBeVisible();
  await review.press('Shift+W');
  await expect(canvas).toHaveAttribute('data-shows', 'difference');
  // The block that was not there before is the darkest thing in the difference.
  await expect.poll(() => darkestPlace(page)).toBeCloseTo(0.5, 1);

  await review.press('Shift+V');
  await expect(panel).toHaveCount(0);
  await expect(canvas).toHaveAttribute('data-shows', 'scan');
  expect(await canvas.getAttribute('data-recipe')).not.toContain('comparison');

  await review.press('Shift+V');
  await review.press('1');
  await expect(panel).toContainText('Laid on by', { timeout: 60_000 });
  const recipe = Recipe.parse(JSON.parse((await canvas.getAttribute('data-recipe')) ?? ''));
  expect(recipe.operations.find(({ id }) => id === 'comparison')?.parameters).toEqual({
    way: 'beside',
    reference: earlier.scanId,
  });
});

test('the record shows the comparison that a decision was made with, pixel for pixel', async ({
  page,
  browser,
  gantry,
}) => {
  const { planes, sidecar } = simulateScan({ scenario: 'small', seed: 'again', scannedAt: '2026-01-01T08:00:00Z' });
  const deliver = await deliveryTo(gantry.url);
  const earlier = await deliver(sidecar, encodeTiff([planes.high, planes.low]));
  await decide(gantry.url, earlier.scanId, { officer: 'officer2', first: 'hold', claims: [], outcome: 'hold' });
  const again = { ...sidecar, scannedAt: '2026-01-05T08:00:00Z' };
  await deliver(again, encodeTiff([withBlock(planes.high), withBlock(planes.low)]));
  const size = { width: planes.high.width, height: planes.high.height };

  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await review.drawBox([0.4, 0.4], [0.6, 0.6]);
  await review.press('Escape');
  await expect(review.marks()).toHaveCount(1);
  await review.press('Shift+V');
  const panel = page.getByRole('region', { name: 'Comparison' });
  await expect(panel.getByRole('button', { name: /This container/ })).toBeVisible();
  await review.press('1');
  await expect(panel).toContainText('Laid on by', { timeout: 60_000 });
  await review.press('Shift+W');
  await review.press('0');
  await review.point([0.45, 0.5]);
  await expect(review.canvas).toHaveAttribute('data-recipe', /swipe/);
  const seen = await scanPixels(page, size);

  await review.press('h');
  await review.phase('revealed');
  for (let open = await review.findings().count(); open > 0; open--) await review.press('x');
  await review.press('h');
  await review.phase('none');
  await review.sent();

  const supervisor = await browser.newPage();
  await supervisor.setViewportSize(page.viewportSize() ?? { width: 1920, height: 1080 });
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await openRecordOf(supervisor, 'Officer 1');
  const record = supervisor.getByRole('application');
  await expect(supervisor.getByText(/^Compared with scan/)).toHaveText(
    `Compared with scan ${earlier.scanId}: right of the pointer`,
    { timeout: 60_000, ignoreCase: true },
  );
  await record.focus();
  await supervisor.keyboard.press('0');
  await expect(record).toHaveAttribute('data-recipe', /swipe/);
  await expect.poll(async () => isAmong(seen, await scanPixels(supervisor, size))).toBe(true);
  await supervisor.screenshot({ path: test.info().outputPath('record.png') });
  await supervisor.close();
});

type Pixels = ReturnType<typeof decode>;

/** The scan as it is on the canvas at one pixel for each of its own, without marks, and a pixel around it. */
async function scanPixels(page: Page, { width, height }: { width: number; height: number }): Promise<Pixels> {
  const canvas = page.getByRole('application');
  await page.keyboard.down('v');
  const { x, y } = (await canvas.boundingBox()) ?? { x: 0, y: 0 };
  const [left, top] = [await canvas.getAttribute('data-left'), await canvas.getAttribute('data-top')].map(Number);
  const clip = {
    x: Math.round(x - (left ?? 0)) + 4,
    y: Math.round(y - (top ?? 0)) + 4,
    width: width - 8,
    height: height - 8,
  };
  const png = await page.screenshot({ clip });
  await page.keyboard.up('v');
  return decode(png);
}

/** Equal but for where the two canvases begin, which is up to a pixel apart. */
function isAmong(one: Pixels, other: Pixels): boolean {
  const steps = [-1, 0, 1];
  return steps.some((dx) => steps.some((dy) => isEqualMoved(one, other, dx, dy)));
}

function isEqualMoved(one: Pixels, other: Pixels, dx: number, dy: number): boolean {
  const { width, height, channels } = one;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const [from, to] = [(y * width + x) * channels, ((y + dy) * width + x + dx) * channels];
      if (one.data[from] !== other.data[to]) return false;
    }
  }
  return true;
}

/** Where on the canvas the darkest pixels lie, as fractions of its width. */
async function darkestPlace(page: Page): Promise<number> {
  const { data, width, channels } = decode(await page.getByRole('application').locator('canvas').first().screenshot());
  let [sum, count] = [0, 0];
  for (let i = 0; i * channels < data.length; i++) {
    const grey = data[i * channels] ?? 255;
    // Darker than the ground around the scan nothing of a difference is; the block is darker than middle grey by far.
    if (grey < 30 || grey > 70) continue;
    sum += i % width;
    count++;
  }
  return count > 200 ? sum / count / width : 0;
}

/** Something dense in the middle of the container. */
function withBlock({ width, height, samples }: Plane): Plane {
  const loaded = samples.slice();
  for (let y = Math.round(height * 0.4); y < height * 0.55; y++)
    for (let x = Math.round(width * 0.45); x < width * 0.55; x++)
      loaded[y * width + x] = Math.round((loaded[y * width + x] as number) * 0.3);
  return plane(width, height, loaded);
}
