import { expect, test } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an act that came too late is shown beside what the server has, and the officer chooses', async ({ browser }) => {
  const gantry = await startGantry({ leaseSeconds: 6 });
  try {
    const [scene] = await scenesWith([1]);
    const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
    const oneContext = await browser.newContext();
    const onePage = await oneContext.newPage();
    await signInAs(onePage, gantry.url, 'officer1');
    const one = reviewPage(onePage);
    await one.start();
    await oneContext.setOffline(true);
    await one.press('h');
    await one.phase('revealed');

    const twoPage = await (await browser.newContext()).newPage();
    await signInAs(twoPage, gantry.url, 'officer2');
    const two = reviewPage(twoPage);
    await expect(async () => {
      await twoPage.getByRole('button', { name: 'Start', exact: true }).click({ timeout: 2_000 });
      await expect(two.root).toHaveAttribute('data-case', scanId, { timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    // However often it took until the lease of the first had run out.
    await two.shown(Number(await two.root.getAttribute('data-shown-count')));
    await two.press('h');
    await two.phase('revealed');
    await two.sent();

    await oneContext.setOffline(false);
    const sheet = onePage.getByRole('alert', { name: 'Refused by the server' });
    await expect(sheet).toBeVisible({ timeout: 60_000 });
    await expect(sheet.getByRole('row', { name: /^With/ })).toContainText('Officer 2');
    await expect(sheet.getByRole('listitem').first()).toContainText('First verdict');
    await expect(sheet.getByRole('button', { name: 'Give mine again' })).toHaveAttribute('aria-disabled', 'true');
    await expectNoViolations(onePage, 'the conflict');
    await sheet.getByRole('button', { name: 'Take the server’s version' }).click();
    await expect(sheet).toHaveCount(0);
    await one.phase('none');
    const record = await (await recordsOf(gantry.url)).record(scanId);
    expect(actionsOf(record)['first-verdict.given']).toBe(1);
  } finally {
    await gantry.dispose();
  }
});
