import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

test('views and words narrow the queue, stand in the address, and an own view follows its officer', async ({
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 'any', 'any']);
  for (const [i, { sidecar, image }] of scenes.entries()) {
    const risky = { ...sidecar, riskScore: 97.25, lane: i === 0 ? 'North 2' : 'South 1' };
    await deliver(risky, image);
  }
  const page = await (await browser.newContext()).newPage();
  const answers: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/queue/')) void response.text().then((text) => answers.push(text));
  });
  await signInAs(page, gantry.url, 'officer1');
  const rows = page.getByRole('table').locator('tbody tr');
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('/');
  await page.keyboard.type('north');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/q=north/);
  await expect(page.getByText('one scan in this view')).toBeVisible();
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByRole('button', { name: 'Priority' }).click();
  await expect(page.getByText('No scan fits this view')).toBeVisible();
  expect(answers.join(' ')).not.toMatch(/97\.25|riskScore/);

  const other = await (await browser.newContext()).newPage();
  await signInAs(other, gantry.url, 'officer1');
  await other.getByRole('button', { name: 'north', exact: true }).click();
  await expect(other.getByRole('table').locator('tbody tr')).toHaveCount(1);
  await other.goBack();

  await other.goto(`${gantry.url}/queue?view=all&q=south`);
  await expect(other.getByRole('table').locator('tbody tr')).toHaveCount(2);
  await other.getByRole('button', { name: 'All', exact: true }).click();
  const review = reviewPage(other);
  await review.start();
  await review.press('c');
  await review.shown(2);
  await review.sent();
  await other.keyboard.press('F2');
  await other.getByRole('button', { name: 'Mine' }).click();
  await expect(other.getByRole('table').locator('tbody tr')).toHaveCount(2);
  await other.getByRole('button', { name: 'Done today' }).click();
  await expect(other.getByRole('table').locator('tbody tr')).toHaveText([/Cleared/]);

  await other.getByRole('button', { name: 'north', exact: true }).click();
  await other.getByRole('button', { name: 'Remove the view north' }).click();
  await expect(other.getByRole('button', { name: 'north', exact: true })).toHaveCount(0);
});
