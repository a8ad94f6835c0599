import type { Page } from '@playwright/test';
import { auditPage } from '../pages/audit-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

/** All that this browser keeps for the page: stores, caches and what the page holds in memory as text. */
async function keptIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const databases = await indexedDB.databases();
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      names,
      databases,
      document.title,
      document.body.innerText,
    ]);
  });
}

test('a supervisor draws a sample, reads blind, compares and grades', async ({ browser, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const [scene] = await scenesWith([1]);
  const { scanId } = await deliver(scene.sidecar, scene.image);
  const officerPage = await (await browser.newContext()).newPage();
  await signInAs(officerPage, gantry.url, 'officer1');
  const officer = reviewPage(officerPage);
  await officer.start();
  await officer.press('c');
  await officer.phase('revealed');
  await officer.press('x');
  await expect(officer.findings().and(officerPage.locator('[data-status="rejected"]'))).toHaveCount(1);
  await officer.press('c');
  await officer.phase('none');
  await officer.sent();
  // Only decisions that stand can be drawn.
  await officerPage.waitForTimeout(11_000);

  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'supervisor1');
  // What the station read before must not answer for a scan that is to be read blind.
  await page.getByRole('link', { name: 'Records' }).click();
  await page.getByRole('row').filter({ hasText: 'Officer 1' }).getByRole('link').click();
  await page.getByTestId('record').waitFor();

  const audit = auditPage(page);
  await audit.open();
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.headers()['content-type']?.startsWith('application/json')) answers.push(await response.text());
  });
  await audit.draw({ size: 5, seed: 'autumn', strata: ['override'] });
  await expect(audit.items()).toHaveCount(1);
  await audit.readNext();
  await expect(audit.reread).toHaveAttribute('data-case', scanId);
  await expect(audit.compared()).toHaveCount(0);
  const telltales = ['fnd_', 'override=', 'modelSha256', '"decision":{', 'benign-goods', 'Officer 1\n'];
  const told = `${answers.filter((text) => !text.includes('deciders')).join('\n')}${await keptIn(page)}`;
  expect(telltales.filter((word) => told.includes(word))).toEqual([]);

  await page.getByRole('link', { name: 'Records' }).click();
  await expect(page.getByText('1 withheld until you have read it')).toBeVisible();
  await page.goto(`${gantry.url}/records/${scanId}`);
  await expect(page.getByRole('alert')).toContainText('read this scan blind first');
  await page.goBack();
  await audit.open();
  await page.getByRole('row').nth(1).getByRole('link').click();
  await audit.readNext();

  await page.keyboard.press('h');
  await audit.state('compared');
  await expect(audit.compared()).toContainText('First verdict');
  await expect(audit.compared().locator('[data-step="final"]')).toContainText('Cleared');
  await expect(audit.compared().getByText('unlike you')).toHaveCount(2);
  await expect(audit.compared().getByText('as you')).toHaveCount(1);

  await page.keyboard.press('n');
  await page.getByRole('application').click({ position: { x: 400, y: 200 } });
  await page.getByLabel('Text of mark 1').fill('dense block behind the tiles');
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await audit.state('graded');
  await expect(page.getByText('Graded', { exact: false }).first()).toBeVisible();

  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(actionsOf(record)).toMatchObject({ 'reread.verdict-given': 1, 'reread.graded': 1 });
  expect(record.events.at(-1)).toMatchObject({ details: { command: { grade: 'major' } } });
});
