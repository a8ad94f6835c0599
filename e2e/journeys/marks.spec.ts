import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer marks with every tool, takes all of it back, and does it again', async ({ page, gantry }) => {
  const [scene] = await scenesWith([0]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();

  await review.drawBox([0.3, 0.4], [0.4, 0.5]);
  await expect(review.marks()).toHaveCount(1);
  await review.press('Escape');

  await review.press('p');
  for (const corner of [
    [0.5, 0.4],
    [0.6, 0.4],
    [0.55, 0.55],
  ] as const)
    await review.click(corner);
  await review.press('Enter');
  await expect(review.marks()).toHaveCount(2);
  await review.press('Escape');

  await review.press('l');
  await review.drag([0.3, 0.6], [0.6, 0.6]);
  await expect(review.marks()).toHaveCount(3);
  await expect(review.marks().last()).toContainText(/\d+ mm|\d m/);
  await review.press('Escape');

  await review.press('n');
  await review.click([0.7, 0.45]);
  await page.getByRole('textbox', { name: 'Text of mark' }).fill('door gap');
  await page.keyboard.press('Enter');
  await expect(review.marks()).toHaveCount(4);
  await expect(review.marks().last()).toContainText('door gap');

  // The note was pinned, then written: five steps back to nothing, five forward again.
  for (let i = 0; i < 5; i++) await review.press('Control+z');
  await expect(review.marks()).toHaveCount(0);
  for (let i = 0; i < 5; i++) await review.press('Control+Shift+z');
  await expect(review.marks()).toHaveCount(4);

  await review.press('h');
  await review.phase('revealed');
  await review.press('h');
  await review.phase('none');
  await review.sent();
  const { review: recorded } = await (await recordsOf(gantry.url)).record(scanId);
  expect(recorded.annotations.map(({ shape }) => shape.kind)).toEqual(['box', 'polygon', 'line', 'point']);
  expect(recorded.annotations.at(-1)).toMatchObject({ note: 'door gap' });
});
