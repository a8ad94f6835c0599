import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('a second officer looks as blind as the first, then sees what was found and answered', async ({
  browser,
  gantry,
}) => {
  const [scene] = await scenesWith([1]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const onePage = await (await browser.newContext()).newPage();
  await signInAs(onePage, gantry.url, 'officer1');
  const one = reviewPage(onePage);
  await one.start();
  await one.press('h');
  await one.phase('revealed');
  await one.drawBox([0.45, 0.42], [0.55, 0.55]);
  await expect(one.marks()).toHaveCount(1);
  await one.press('q');
  await one.press('1');
  await one.phase('none');
  await one.sent();

  const twoPage = await (await browser.newContext()).newPage();
  await signInAs(twoPage, gantry.url, 'officer2');
  const two = reviewPage(twoPage);
  await two.start();
  expect(await two.scanId()).toBe(scanId);
  await two.phase('first-look');
  await expect(two.marks()).toHaveCount(0);
  await two.press('h');
  await expect(two.marks()).toHaveCount(1);
  await expect(two.findings()).toHaveCount(1);
  await two.press('a');
  await expect(two.findings().and(twoPage.locator('[data-status="confirmed"]'))).toHaveCount(1);
  await two.press('h');
  await two.phase('none');
  await two.sent();

  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(record.review).toMatchObject({ round: 2, phase: 'decided', decision: { outcome: 'hold' } });
  expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 2, 'scan.handed-over': 1, 'decision.made': 1 });
});
