import type { Page } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

/** Counts trusted key presses, without repeats, and pointer presses, as the browser delivers them. */
async function countInput(page: Page): Promise<() => Promise<{ keys: number; pointers: number }>> {
  await page.evaluate(() => {
    const counts = { keys: 0, pointers: 0 };
    Object.assign(window, { inputCounts: counts });
    const count = (event: Event, kind: 'keys' | 'pointers') => {
      if (event.isTrusted && !(event as KeyboardEvent).repeat) counts[kind] += 1;
    };
    addEventListener('keydown', (event) => count(event, 'keys'), true);
    addEventListener('pointerdown', (event) => count(event, 'pointers'), true);
  });
  return async () => {
    const counts = await page.evaluate(
      () => (window as unknown as { inputCounts: { keys: number; pointers: number } }).inputCounts,
    );
    await page.evaluate(() =>
      Object.assign((window as unknown as { inputCounts: object }).inputCounts, { keys: 0, pointers: 0 }),
    );
    return counts;
  };
}

test('one key for a clean container, three with one false finding', async ({ page, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 1, 0]);
  const scanIds: string[] = [];
  for (const { sidecar, image } of scenes) scanIds.push((await deliver(sidecar, image)).scanId);
  const findingsOf = (scanId: string) => scenes[scanIds.indexOf(scanId)]?.proposals.length ?? -1;

  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const takeCounts = await countInput(page);

  for (let shown = 1; shown <= 2; shown++) {
    const scanId = await review.scanId();
    const hasFinding = findingsOf(scanId) === 1;
    await review.press('c');
    if (hasFinding) {
      await review.phase('revealed');
      await review.press('x');
      await expect(review.findings().and(page.locator('[data-status="rejected"]'))).toHaveCount(1);
      await review.press('c');
    }
    await review.shown(shown + 1);
    expect(await takeCounts()).toEqual({ keys: hasFinding ? 3 : 1, pointers: 0 });
  }
});
