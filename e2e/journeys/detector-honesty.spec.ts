import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('a pack that is not what its manifest says is never taken for one that found nothing', async ({
  page,
  gantry,
}) => {
  const [scene] = await scenesWith(['several']);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await page.context().route(/\.onnx/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[Math.floor(body.length / 2)] = ((body[Math.floor(body.length / 2)] ?? 0) + 1) % 256;
    await route.fulfill({ response, body });
  });
  await signInAs(page, gantry.url, 'officer1');
  await expect(page.getByRole('button', { name: 'AI not available' })).toBeVisible({ timeout: 60_000 });

  const review = reviewPage(page);
  await review.start();
  await expect(review.root).toHaveAttribute('data-ai-state', 'not-available');
  await review.press('h');
  await review.phase('revealed');
  const findings = page.getByRole('region', { name: 'Findings' });
  await expect(findings).toContainText('AI not available');
  await expect(findings).not.toContainText('marked nothing');

  await review.drawBox([0.4, 0.4], [0.6, 0.6]);
  await review.press('h');
  await review.phase('none');
  await review.sent();
  const { review: recorded } = await (await recordsOf(gantry.url)).record(scanId);
  expect(recorded.detection).toMatchObject({ state: 'not-available', reason: expect.stringMatching(/hash/i) });
});
