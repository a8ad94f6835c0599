import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { scenesWith } from '../support/scenes.ts';

test('in a bright room every screen can be read, the station keeps it, and the picture is seen as in a dark one', async ({
  page,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  for (const { sidecar, image } of await scenesWith(['several', 'any'])) await deliver(sidecar, image);
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('table').waitFor();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expectNoViolations(page, 'settings in a dark room');
  await page.getByRole('button', { name: 'Bright room' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-room', 'bright');
  await expectNoViolations(page, 'settings');
  await page.reload();
  await page.getByRole('table').waitFor();
  await expect(page.locator('html')).toHaveAttribute('data-room', 'bright');
  await expectNoViolations(page, 'queue');

  const review = reviewPage(page);
  await review.start();
  await expectNoViolations(page, 'first look');
  await review.press('h');
  await review.phase('revealed');
  await expect(review.findings().first()).toBeVisible();
  await expectNoViolations(page, 'revealed findings');
  const surround = await review.canvas.evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(surround).toBe('rgb(10, 10, 10)');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await expectNoViolations(page, 'all keys');
  await page.getByRole('button', { name: 'Change keys' }).click();
  await expectNoViolations(page, 'keys');
});
