import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('two tabs of one officer decide different scans, and each decision is sent once', async ({ context, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 0, 0, 0]);
  for (const { sidecar, image } of scenes) await deliver(sidecar, image);

  const first = await context.newPage();
  await signInAs(first, gantry.url, 'officer1');
  const one = reviewPage(first);
  await one.start();
  const second = await context.newPage();
  await second.goto(gantry.url);
  await second.getByRole('navigation').waitFor();
  const two = reviewPage(second);
  await two.start();
  const [scanOne, scanTwo] = [await one.scanId(), await two.scanId()];
  expect(scanOne).not.toBe(scanTwo);

  await Promise.all([one.press('c'), two.press('c')]);
  await expect(one.root).not.toHaveAttribute('data-case', scanOne);
  await expect(two.root).not.toHaveAttribute('data-case', scanTwo);
  await Promise.all([one.sent(), two.sent()]);
  const records = await recordsOf(gantry.url);
  for (const scanId of [scanOne, scanTwo]) {
    expect(actionsOf(await records.record(scanId))).toMatchObject({ 'first-verdict.given': 1, 'decision.made': 1 });
  }
});
