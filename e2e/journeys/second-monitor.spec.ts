import { displayContainerNumber } from '#domain/container/container-number.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

test('a window for a second monitor follows the case with its declaration and nothing more', async ({
  page,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const [first, second] = await scenesWith(['several', 0]);
  await deliver({ ...first.sidecar, riskScore: 90 }, first.image);
  await deliver({ ...second.sidecar, riskScore: 10 }, second.image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();

  const opening = page.waitForEvent('popup');
  await review.press('Shift+F6');
  const other = await opening;
  const sheet = other.getByRole('main', { name: 'Declaration' });
  await expect(sheet).toContainText(displayContainerNumber(first.sidecar.containerNumber as never));
  await expect(sheet).toContainText(first.sidecar.declaration?.goods[0]?.description ?? '');
  await expect(other.locator('body')).not.toContainText(/finding/i);
  expect(await sheet.evaluate((element) => getComputedStyle(element.ownerDocument.body).backgroundColor)).toBe(
    'rgb(17, 17, 17)',
  );

  await page.getByRole('button', { name: 'Give back' }).click();
  await expect(sheet).toContainText(displayContainerNumber(second.sidecar.containerNumber as never));

  const closing = other.waitForEvent('close');
  await page.getByRole('button', { name: 'Declaration in a window of its own' }).click();
  await closing;
  await expect(page.getByRole('button', { name: 'Declaration in a window of its own' })).toHaveAttribute(
    'aria-pressed',
    'false',
  );
});
