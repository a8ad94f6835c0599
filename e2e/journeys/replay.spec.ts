import { openRecordOf } from '../pages/records-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('what an officer looked at goes with the decision, and the officer and a supervisor replay it', async ({
  browser,
  gantry,
}) => {
  const [scene] = await scenesWith([0]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(page.getByText('View recorded')).toBeVisible();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'f', 'i']) {
    await review.press(key);
    await page.waitForTimeout(400);
  }
  await review.press('c');
  await review.phase('none');
  await review.sent();

  const records = await recordsOf(gantry.url);
  await expect(async () => expect((await records.record(scanId)).viewPaths).toHaveLength(1)).toPass();
  await page.keyboard.press('F3');
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: 'Replay what was looked at' }).click();
  await expect(page.getByRole('region', { name: 'Replay of what was looked at' })).toContainText('at reading zoom');
  await page.keyboard.press('End');

  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await openRecordOf(supervisor, 'Officer 1');
  await expect(supervisor.getByRole('application')).toHaveAttribute('data-scan-shown', /^scn_/);
  await supervisor.getByRole('button', { name: 'Replay what was looked at' }).click();
  const bar = supervisor.getByRole('region', { name: 'Replay of what was looked at' });
  await expect(bar).toContainText('at reading zoom');
  const moment = bar.getByRole('slider', { name: 'Moment' });
  const length = Number(await moment.getAttribute('max'));
  expect(length).toBeGreaterThan(1_500);
  await bar.getByRole('button', { name: '8 times as fast' }).click();
  await bar.getByRole('button', { name: 'Play' }).click();
  await expect(async () => expect(Number(await moment.inputValue())).toBeGreaterThan(length * 0.9)).toPass();
  await expect(bar.getByRole('button', { name: 'Play' })).toBeVisible();
  await expect(bar).toContainText('not on the screen');
  await moment.fill(String(Math.round(length / 2 / 10) * 10));
  await expect(bar).toContainText(/zoom \d+ %/);
  await bar.getByRole('button', { name: 'Coverage' }).click();
  await expect(bar.getByRole('button', { name: 'Coverage' })).toHaveAttribute('aria-pressed', 'false');

  expect(actionsOf(await records.record(scanId))).toMatchObject({ 'view-path.attached': 1, 'view-path.opened': 2 });
  expect((await records.chain()).intact).toBe(true);
});
