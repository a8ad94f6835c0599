import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { scenesWith } from '../support/scenes.ts';

test('a command is found by its words and run; what is not possible now is only listed', async ({ page, gantry }) => {
  const [scene] = await scenesWith(['several']);
  await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('table').waitFor();

  await page.keyboard.press('Control+k');
  const option = (name: string) => page.getByRole('option', { name });
  await expect(option('Clear the container Decision')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.type('clear contain');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoViolations(page, 'palette');
  await page.getByRole('combobox').fill('start');
  await page.keyboard.press('Enter');

  const review = reviewPage(page);
  await review.shown(1);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('hold for');
  await page.keyboard.press('Enter');
  await review.phase('revealed');
  await expect(review.findings().first()).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('finding confirm');
  await page.keyboard.press('Enter');
  await expect(review.findings().and(page.locator('[data-status="confirmed"]'))).toHaveCount(1);

  // The keyboard is back at the image: Escape closes the palette and nothing else.
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await expect(review.canvas).toBeFocused();
});
