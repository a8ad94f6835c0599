import type { Page } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

type Place = readonly [x: number, y: number];

/** Fingers on the screen at the given places, moved in steps to others, then lifted. */
async function touch(page: Page, from: readonly Place[], to: readonly Place[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const fingers = (share: number) =>
    from.map(([x, y], id) => {
      const [endX, endY] = to[id] ?? [x, y];
      return { x: x + (endX - x) * share, y: y + (endY - y) * share, id };
    });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(0) });
  for (let step = 1; step <= 8; step++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(step / 8) });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await session.detach();
}

test('fingers move the picture: two zoom it or set the window, one moves it', async ({ browser, gantry }) => {
  const [scene] = await scenesWith(['any']);
  await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const page = await (await browser.newContext({ hasTouch: true })).newPage();
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const { canvas } = review;
  const scale = async () => Number(await canvas.getAttribute('data-scale'));
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The canvas has no place on the page');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];

  const fitted = await scale();
  await touch(
    page,
    [
      [x - 50, y],
      [x + 50, y],
    ],
    [
      [x - 150, y],
      [x + 150, y],
    ],
  );
  await expect.poll(scale).toBeGreaterThan(2 * fitted);
  await expect(review.marks()).toHaveCount(0);

  const [zoomed, window] = [await scale(), await canvas.getAttribute('data-window')];
  await touch(
    page,
    [
      [x - 50, y],
      [x + 50, y],
    ],
    [
      [x - 50, y + 80],
      [x + 50, y + 80],
    ],
  );
  await expect(canvas).not.toHaveAttribute('data-window', window ?? '');
  expect(await scale()).toBe(zoomed);

  const place = await canvas.getAttribute('data-left');
  await touch(page, [[x, y]], [[x + 120, y]]);
  await expect(canvas).not.toHaveAttribute('data-left', place ?? '');
  expect(await scale()).toBe(zoomed);
});
