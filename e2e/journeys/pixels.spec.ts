import type { Page } from '@playwright/test';
import { decode } from 'fast-png';
import { Recipe } from '#domain/scan/recipe.ts';
import { materialMap, materialTable } from '#imaging/material/material-map.ts';
import { settingsFromRecord } from '#imaging/pipeline/pipeline.ts';
import { renderPicture } from '#imaging/pipeline/render-picture.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { type Scene, scenesWith } from '../support/scenes.ts';

/** Keys, each line given after the one before: curves and window, then each filter alone, then all of them. */
const STEPS = [
  [],
  ['w', '6'],
  ['7', '.'],
  ['8', 'i', 'k'],
  ['w', '1', 't', 'd'],
  ['d', 's'],
  ['s', 'g'],
  ['g', 'z'],
  ['y', 'd', 's', 'g', '2'],
  ['t', 'j'],
  ['Shift+J'],
  ['Shift+J', 'Shift+Y'],
];

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

  for (const keys of STEPS) {
    for (const key of keys) await review.press(key);
    // Marks hidden: filled rows are marked on the image.
    await page.keyboard.down('v');
    // The canvas asked for its frame before this does.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    // Polled: a filter is fetched when it is first wanted, and a busy machine draws late.
    await expect
      .poll(() => worstDifference(page, scene), { message: keys.join(' '), timeout: 60_000 })
      .toBeLessThanOrEqual(1);
    await page.keyboard.up('v');
  }
});

test('the planes of the next scan are on the graphics card before it is asked for', async ({ page, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 0]);
  for (const { sidecar, image } of scenes) await deliver(sidecar, image);
  await page.addInitScript(
    countPlanes,
    scenes.map(({ planes }) => planes.high.width),
  );
  const planesBrought = () => page.evaluate(() => (window as unknown as { planesBrought: number }).planesBrought);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect.poll(planesBrought, { timeout: 60_000 }).toBe(4);
  await review.press('c');
  await review.shown(2);
  expect(await planesBrought()).toBe(4);
});

/** In the page: counts the planes, of one of these widths in samples, that are given to the graphics card. */
function countPlanes(widths: readonly number[]): void {
  const counts = Object.assign(window, { planesBrought: 0 });
  const make = WebGL2RenderingContext.prototype.texStorage2D;
  WebGL2RenderingContext.prototype.texStorage2D = function (...args) {
    if (args[2] === this.R16UI && widths.includes(args[3])) counts.planesBrought++;
    make.apply(this, args);
  };
}

/** The most by which a pixel of the canvas at 1:1 differs from the reference, of 255. */
async function worstDifference(page: Page, { planes, sidecar }: Scene): Promise<number> {
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
  const [high, low] = sidecar.planes.map(({ energyMeV }) => energyMeV);
  const energies = { highMeV: high ?? 0, lowMeV: low ?? 0 };
  const materials =
    settings.material.shown === 'off'
      ? undefined
      : materialMap(
          planes.high,
          planes.low,
          materialTable(planes.high, planes.low, energies, settings.material.withoutWalls),
        );
  const reference = renderPicture(plane, settings, materials);
  let compared = 0;
  let worst = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [x + MARGIN + left, y + MARGIN + top];
      if (column < 0 || row < 0 || column >= plane.width || row >= plane.height) continue;
      compared++;
      for (let c = 0; c < 3; c++) {
        const shown = data[(y * width + x) * channels + c] ?? 0;
        worst = Math.max(worst, Math.abs(shown - (reference[(row * plane.width + column) * 4 + c] ?? 0)));
      }
    }
  }
  expect(compared).toBeGreaterThan(50_000);
  return worst;
}
