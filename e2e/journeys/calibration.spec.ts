import type { Page } from '@playwright/test';
import type { WedgeMaterial } from '#domain/calibration/scanner-calibration.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateWedgeScan, type WedgeScan } from '#simulator/phantoms/wedge-scan.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

const NAMES: Readonly<Record<WedgeMaterial, string>> = {
  polyethylene: 'Polyethylene',
  aluminium: 'Aluminium',
  steel: 'Steel',
  lead: 'Lead',
};

/** Draws one box over a row of steps, from the first to the last. */
async function measureRow(page: Page, { steps }: WedgeScan, material: WedgeMaterial): Promise<void> {
  const row = steps.filter((step) => step.material === material);
  const [first, second, last] = [row[0]?.part, row[1]?.part, row.at(-1)?.part];
  if (!first || !second || !last) throw new Error(`No steps of ${material}`);
  await page.getByRole('combobox', { name: 'Material' }).selectOption({ label: NAMES[material] });
  await page.getByLabel('Thickness, mm').fill(row.map(({ thicknessMm }) => thicknessMm).join(', '));
  const canvas = page.locator('[data-scan-shown]:not([data-scan-shown=""])');
  const bounds = await canvas.boundingBox();
  const {
    scale = '1',
    left = '0',
    top = '0',
    tool,
  } = await canvas.evaluate((root) => ({ ...(root as HTMLElement).dataset }));
  const at = (x: number, y: number) =>
    [
      (bounds?.x ?? 0) + (x - Number(left)) * Number(scale),
      (bounds?.y ?? 0) + (y - Number(top)) * Number(scale),
    ] as const;
  const beside = (second.x - first.x - first.width) / 2;
  if (tool !== 'box') await page.getByRole('button', { name: /^Box/ }).click();
  await page.mouse.move(...at(first.x - beside, first.y));
  await page.mouse.down();
  await page.mouse.move(...at(last.x + last.width + beside, last.y + last.height), { steps: 4 });
  await page.mouse.up();
}

test('an administrator calibrates a scanner; the next scan is judged by it, and its record names the version', async ({
  page,
  gantry,
}) => {
  const wedge = simulateWedgeScan({
    seed: 'journey',
    scannedAt: new Date().toISOString(),
    beam: { endpointDrift: { high: 0.03, low: -0.03 }, filterMm: 5, scintillatorMm: 30 },
  });
  const deliver = await deliveryTo(gantry.url);
  await deliver(wedge.sidecar, encodeTiff([wedge.planes.high, wedge.planes.low]));

  await signInAs(page, gantry.url, 'admin1');
  await page.getByRole('link', { name: 'Curves' }).click();
  await page.getByRole('button', { name: /^Open Simulated Terminal/ }).click();
  const bench = page.getByTestId('calibration');
  await page.locator('[data-scan-shown]:not([data-scan-shown=""])').waitFor();
  await measureRow(page, wedge, 'polyethylene');
  await expect(page.getByRole('status')).toContainText('Steel is missing');
  for (const material of ['aluminium', 'steel', 'lead'] as const) await measureRow(page, wedge, material);
  await expect(page.getByRole('table', { name: 'Measured steps' }).getByRole('row')).toHaveCount(29);
  await expect(page.getByRole('status')).toContainText('Lead: 7 steps');
  await page.getByLabel('Why it is calibrated').fill('Yearly wedge');
  await page.getByRole('button', { name: 'Save calibration' }).click();
  await expect(bench).toHaveAttribute('data-version', '1');

  const [scene] = await scenesWith([0]);
  const { site, lane, scanner, planes } = wedge.sidecar;
  const { scanId } = await deliver(
    { ...scene.sidecar, site, lane, scanner, planes, scannedAt: new Date(Date.now() + 1000).toISOString() },
    scene.image,
  );
  await page.context().clearCookies();
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await review.press('j');
  await review.press('c');
  await review.phase('none');
  await review.sent();
  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(record.scan.calibration).toMatchObject({ version: 1, curves: { length: 4 } });
  expect(record.review.decision?.recipe).toMatchObject({ calibration: 1 });
});
