import type { Page } from '@playwright/test';
import { decode } from 'fast-png';
import { Recipe } from '#domain/scan/recipe.ts';
import { createGreyTable, settingsFromRecord } from '#imaging/pipeline/pipeline.ts';
import { renderGrey } from '#imaging/pipeline/render-grey.ts';
import type { Plane } from '#imaging/plane.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

/** Around the canvas lies the ring of the focus. */
const MARGIN = 4;

test('the graphics card shows what the reference makes of the recipe', async ({ page, gantry }) => {
  test.slow();
  const [scene] = await scenesWith([0]);
  await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await review.press('0');

  for (const keys of [[], ['w'], ['w', '6'], ['7', '.'], ['8', 'i'], ['w', '2', 't']]) {
    for (const key of keys) await review.press(key);
    await page.waitForTimeout(300);
    await expectAsReference(page, scene.planes, keys.join(' '));
  }
});

/** Every pixel of the canvas at 1:1 is within one of 255 of the reference. */
async function expectAsReference(page: Page, planes: { high: Plane; low: Plane }, step: string): Promise<void> {
  const canvas = page.getByRole('application');
  const box = await canvas.boundingBox();
  const recipe = Recipe.parse(JSON.parse((await canvas.getAttribute('data-recipe')) ?? ''));
  const [left, top] = await Promise.all(
    ['data-left', 'data-top'].map(async (name) => Math.round(Number(await canvas.getAttribute(name)))),
  );
  const settings = settingsFromRecord(recipe.operations);
  if (!box || !settings || left === undefined || top === undefined) throw new Error('The canvas tells no recipe');
  const clip = { x: box.x + MARGIN, y: box.y + MARGIN, width: box.width - 2 * MARGIN, height: box.height - 2 * MARGIN };
  const { data, width, height, channels } = decode(await page.screenshot({ clip }));

  const plane = planes[recipe.plane];
  const greys = renderGrey(plane, createGreyTable()(settings));
  let compared = 0;
  let worst = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [x + MARGIN + left, y + MARGIN + top];
      if (column < 0 || row < 0 || column >= plane.width || row >= plane.height) continue;
      compared++;
      const grey = greys[row * plane.width + column] ?? 0;
      for (let c = 0; c < 3; c++) {
        worst = Math.max(worst, Math.abs((data[(y * width + x) * channels + c] ?? 0) - grey));
      }
    }
  }
  expect(compared, step).toBeGreaterThan(50_000);
  expect(worst, `${step}: ${JSON.stringify(recipe)}`).toBeLessThanOrEqual(1);
}
