import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer looks back at own cases of the shift and returns; nothing is undone, nothing moves', async ({
  page,
  context,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 1, 0]);
  for (const { sidecar, image } of scenes) await deliver(sidecar, image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  const past = page.getByTestId('look-back');
  await review.start();
  await page.keyboard.press('Home');
  await expect(past).toHaveCount(0);

  const decided: string[] = [];
  for (let shown = 1; shown <= 2; shown++) {
    decided.unshift(await review.scanId());
    await review.press('h');
    await review.phase('revealed');
    for (const finding of await review.findings().all()) {
      await review.press('a');
      await expect(finding).toHaveAttribute('data-status', 'confirmed');
    }
    await review.press('h');
    if (await page.getByText('Hold: why?').isVisible()) await review.press('1');
    await expect(review.root).not.toHaveAttribute('data-case', decided[0] as string);
    await review.shown(shown + 1);
  }
  const inHand = await review.scanId();

  await page.keyboard.press('Home');
  await expect(past).toHaveAttribute('data-case', decided[0] as string);
  await expect(page.getByText('Held', { exact: true })).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.press('Home');
  await expect(past).toHaveAttribute('data-case', decided[1] as string);
  await page.keyboard.press('u');
  await page.keyboard.press('End');
  expect(await review.scanId()).toBe(inHand);
  await review.phase('first-look');
  await review.sent();

  // What was decided here is at hand without a network; after a start anew the server tells it.
  await context.setOffline(true);
  await page.keyboard.press('Home');
  await expect(past.getByRole('application')).toHaveAttribute('data-scan-shown', decided[0] as string);
  await page.keyboard.press('End');
  await context.setOffline(false);
  await page.reload();
  await page.keyboard.press('F3');
  await page.getByTestId('review').waitFor();
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(past).toHaveAttribute('data-case', decided[0] as string, { timeout: 1_000 });
  }).toPass();

  const records = await recordsOf(gantry.url);
  for (const scanId of decided) {
    expect(actionsOf(await records.record(scanId))).toMatchObject({ 'decision.made': 1 });
    expect(actionsOf(await records.record(scanId))['decision.undone']).toBeUndefined();
  }
});
