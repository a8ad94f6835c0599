import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('what the server acknowledged survives its end, and what it did not hear comes later', async ({
  page,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 0]);
  for (const { sidecar, image } of scenes) await deliver(sidecar, image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const acknowledged = await review.scanId();

  // Killed between the acknowledgement of the decision and the next read of the record.
  const decided = page.waitForResponse((response) => response.url().endsWith('/api/commands/decide') && response.ok());
  await review.press('c');
  await decided;
  await gantry.kill();

  // The next decision is given while there is no server at all.
  await review.shown(2);
  const unheard = await review.scanId();
  await review.press('c');
  await expect(page.getByRole('button', { name: /waiting/ })).toBeVisible();

  await gantry.restart();
  await review.sent();
  const records = await recordsOf(gantry.url);
  for (const scanId of [acknowledged, unheard]) {
    const record = await records.record(scanId);
    expect(record.review.phase).toBe('decided');
    expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 1, 'decision.made': 1 });
  }
  expect(await records.chain()).toMatchObject({ intact: true });
});
