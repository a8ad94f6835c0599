import { chromium } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';
import { frontOf, makeSecondBuild } from '../support/second-build.ts';

test('a newer build waits until no case is in hand, then starts by itself, and nothing is lost', async ({ gantry }) => {
  test.setTimeout(600_000);
  // An own browser, as the installed workstation has: beside the workers of other journeys a worker comes to rest late,
  // and only then may the next one take over.
  const browser = await chromium.launch(LAUNCH);
  const front = await frontOf(gantry.url);
  const second = await makeSecondBuild();
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  try {
    const [scene] = await scenesWith([1]);
    const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
    const page = await context.newPage();
    await signInAs(page, front.url, 'officer1');
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await page.reload();
    const review = reviewPage(page);
    await review.start();
    await review.press('h');
    await review.phase('revealed');
    await review.drawBox([0.4, 0.4], [0.5, 0.6]);
    await expect(review.marks()).toHaveCount(1);

    front.serve(second.folder);
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration?.update();
    });
    const isWaiting = () =>
      page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
    await expect(async () => expect(await isWaiting()).toBe(true)).toPass({ timeout: 60_000 });
    const html = page.locator('html');
    await expect(html).not.toHaveAttribute('data-second-build', '');
    await expect(review.root).toHaveAttribute('data-case', scanId);
    await expect(review.marks()).toHaveCount(1);

    await review.press('a');
    await review.press('h');
    await expect(html).toHaveAttribute('data-second-build', '', { timeout: 60_000 });
    await expect(page.getByRole('button', { name: /^(Nothing to send|Sent )/ })).toBeVisible({ timeout: 60_000 });
    const record = await (await recordsOf(gantry.url)).record(scanId);
    expect(record.review).toMatchObject({ phase: 'decided', annotations: [{}], findings: [{ status: 'confirmed' }] });
    expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 1, 'annotation.drawn': 1, 'decision.made': 1 });
  } finally {
    await browser.close();
    await front.close();
    second.dispose();
  }
});
