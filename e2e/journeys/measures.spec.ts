import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer measures ways, angles and regions, and is told in which plane they hold', async ({ page, gantry }) => {
  const [scene] = await scenesWith([0]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const readings = page.getByRole('region', { name: 'Readings' });
  await expect(readings).toContainText(/Heights hold mid-container: ×0\.\d+ near wall, ×1\.\d+ far wall/);

  await review.press('l');
  await review.drag([0.3, 0.5], [0.6, 0.5]);
  await expect(review.marks()).toHaveCount(1);
  await expect(readings).toContainText(/\d mm/);
  await expect(readings).toContainText(/high [\d,]+ to [\d,]+/);
  await expect(readings.getByRole('img', { name: /high solid, low dashed/ })).toBeVisible();
  await review.press('Escape');

  await review.press('Shift+L');
  for (const place of [
    [0.3, 0.4],
    [0.6, 0.4],
    [0.6, 0.6],
  ] as const)
    await review.click(place);
  await review.press('Enter');
  await expect(review.marks()).toHaveCount(2);
  const lengths = (await review.marks().allTextContents()).map((text) =>
    Number(/([\d,]+) mm/.exec(text)?.[1]?.replace(',', '')),
  );
  expect(lengths[1]).toBeGreaterThan(lengths[0] ?? Number.POSITIVE_INFINITY);
  await review.press('Escape');

  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'Angle' }).click();
  for (const place of [
    [0.4, 0.3],
    [0.4, 0.6],
    [0.7, 0.6],
  ] as const)
    await review.click(place);
  await expect(review.marks()).toHaveCount(3);
  await expect(readings).toContainText('90.0° mid-container');
  await review.press('Escape');

  await review.drawBox([0.45, 0.45], [0.5, 0.5]);
  const values = readings.getByRole('table', { name: 'Values of the region' });
  await expect(values.getByRole('row')).toHaveCount(4);
  await expect(values).toContainText(/[\d,]+ pixels/);
  await expect(readings).toContainText(/in the beam [\d.,]+ kg \([\d.,]+ to [\d.,]+\)/);
  await expect(readings).toContainText(/as [\d.,]+ mm steel \([\d.,]+ to [\d.,]+\)/);

  await review.press('Escape');
  await review.press('Escape');
  await review.press('j');
  await review.press('Shift+Y');
  await review.point([0.5, 0.6]);
  await expect(readings).toContainText('without walls');
  await expect(review.canvas).toHaveAttribute('data-recipe', /"withoutWalls":true/);
  await review.press('j');
  await expect(readings).not.toContainText('without walls');

  await review.press('h');
  await review.phase('revealed');
  await review.press('h');
  await review.phase('none');
  await review.sent();
  const { review: recorded } = await (await recordsOf(gantry.url)).record(scanId);
  expect(recorded.annotations.map(({ shape }) => shape.kind)).toEqual(['line', 'polyline', 'angle', 'box']);
});

test('a scan that does not say where its source stands says so beside every reading', async ({ page, gantry }) => {
  const [scene] = await scenesWith([0]);
  const { geometry: _, ...sidecar } = scene.sidecar;
  await (await deliveryTo(gantry.url))(sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  await reviewPage(page).start();
  await expect(page.getByRole('region', { name: 'Readings' })).toContainText('Heights hold mid-container only');
});
