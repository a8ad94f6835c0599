import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { countInput } from '../support/input-counts.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

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
