import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('the picture follows pointer and keys, and the record says how it was shown', async ({ page, gantry }) => {
  const [scene] = await scenesWith([0]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  const { canvas } = review;
  const scale = async () => Number(await canvas.getAttribute('data-scale'));

  const window = await canvas.getAttribute('data-window');
  await review.drag([0.5, 0.5], [0.6, 0.55], 'right');
  await expect(canvas).not.toHaveAttribute('data-window', window ?? '');
  const dragged = await canvas.getAttribute('data-window');
  await review.press('PageUp');
  await expect(canvas).not.toHaveAttribute('data-window', dragged ?? '');

  const fitted = await scale();
  await page.mouse.wheel(0, -300);
  await expect.poll(scale).toBeGreaterThan(fitted);
  await review.press('0');
  await expect.poll(scale).toBe(1);
  await review.press('f');
  await expect.poll(scale).toBeCloseTo(fitted, 4);

  await review.press('i');
  await expect(canvas).toHaveAttribute('data-invert', 'true');
  const shown = await canvas.getAttribute('data-recipe');
  await review.press('Shift+S');
  await expect(canvas).toHaveAttribute('data-recipe', JSON.stringify({ plane: 'high', operations: [] }));
  await review.press('Shift+S');
  await expect(canvas).toHaveAttribute('data-recipe', shown ?? '');

  await expect(canvas).toHaveAttribute('data-lens', '');
  await page.keyboard.down('Space');
  await review.point([0.4, 0.5]);
  await expect.poll(async () => Number(await canvas.getAttribute('data-lens'))).toBeGreaterThanOrEqual(1);
  await page.keyboard.up('Space');
  await expect(canvas).toHaveAttribute('data-lens', '');
  await review.press('t');
  await expect(canvas).toHaveAttribute('data-plane', 'low');

  // Pixels have edges once they are large; what hides the marks hides them too.
  for (const [notches, hasGrid] of [
    [1, false],
    [20, true],
  ] as const) {
    for (let i = 0; i < notches; i++) await page.mouse.wheel(0, -300);
    await expect.poll(scale).toBeGreaterThan(hasGrid ? 8 : 1);
    const withGrid = await canvas.screenshot();
    await page.keyboard.down('v');
    const without = await canvas.screenshot();
    await page.keyboard.up('v');
    expect(withGrid.equals(without)).toBe(!hasGrid);
  }

  await review.press('c');
  await review.phase('none');
  await review.sent();
  const { review: recorded } = await (await recordsOf(gantry.url)).record(scanId);
  expect(recorded.decision?.recipe).toMatchObject({ plane: 'low' });
  expect(recorded.decision?.recipe.operations.map(({ id }) => id)).toContain('invert');
});
