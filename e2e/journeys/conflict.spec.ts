import { expect, test } from '@playwright/test';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an act that came too late is shown beside what the server has, and the officer leaves it to a supervisor', async ({
  browser,
}) => {
  test.setTimeout(300_000);
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
      const start = twoPage.getByRole('button', { name: 'Start', exact: true });
      if (await start.isVisible()) await start.click({ timeout: 2_000 });
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
    await sheet.getByLabel('Why').fill('I looked before the network went');
    await expect(sheet.getByRole('button', { name: 'Give mine again' })).toHaveAttribute('aria-disabled', 'true');
    await expectNoViolations(onePage, 'the conflict');
    await sheet.getByRole('button', { name: 'Leave to a supervisor' }).click();
    await expect(sheet).toHaveCount(0);
    await one.phase('none');

    const supervisor = await (await browser.newContext()).newPage();
    await signInAs(supervisor, gantry.url, 'supervisor1');
    await supervisor.getByRole('link', { name: 'Conflicts' }).click();
    const conflict = supervisor.getByRole('listitem', {
      name: displayContainerNumber(scene.sidecar.containerNumber as never),
    });
    await expect(conflict).toContainText('I looked before the network went');
    await expect(conflict.getByRole('row', { name: /^With/ })).toContainText('Officer 1');
    await expect(conflict.getByRole('row', { name: /^With/ })).toContainText('Officer 2');
    await expectNoViolations(supervisor, 'a conflict to settle');
    await conflict.getByLabel('How it is settled').fill('the second look is fresher');
    await conflict.getByRole('button', { name: 'The server’s version stands' }).click();
    await expect(conflict).toContainText('The server’s version stands. Supervisor 1');
    const record = await (await recordsOf(gantry.url)).record(scanId);
    expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 1, 'conflict.raised': 1, 'conflict.settled': 1 });
  } finally {
    await gantry.dispose();
  }
});
