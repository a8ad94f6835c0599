import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { administrationPage } from '../pages/administration-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { packNamed } from '../support/pack-files.ts';
import { scenesWith } from '../support/scenes.ts';

async function expectNoViolations(page: Page, screen: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    screen,
  ).toEqual([]);
}

test('no screen has a violation that a machine can find', async ({ browser, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const [scene] = await scenesWith(['several']);
  await deliver(scene.sidecar, scene.image);

  const page = await (await browser.newContext()).newPage();
  await page.goto(gantry.url);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await expectNoViolations(page, 'sign-in');
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('table').waitFor();
  await expectNoViolations(page, 'queue');

  const review = reviewPage(page);
  await review.start();
  await expectNoViolations(page, 'first look');
  await review.press('h');
  await review.phase('revealed');
  await expectNoViolations(page, 'revealed findings');
  await review.press('a');
  for (let rest = scene.proposals.length - 1; rest > 0; rest--) await review.press('x');
  await review.press('h');
  await review.phase('none');
  await review.sent();

  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await supervisor.getByRole('link', { name: 'Records' }).click();
  await supervisor.getByRole('row').nth(1).waitFor();
  await expectNoViolations(supervisor, 'records');
  await supervisor.getByRole('link', { name: 'Audit', exact: true }).click();
  await supervisor.getByText('No audit round has been drawn yet').waitFor();
  await expectNoViolations(supervisor, 'audit rounds, none');
  await supervisor.getByRole('link', { name: 'Rules' }).click();
  await supervisor.getByText('No targeting rule has been set').waitFor();
  await expectNoViolations(supervisor, 'targeting rules, none');

  const administrator = await (await browser.newContext()).newPage();
  await signInAs(administrator, gantry.url, 'admin1');
  const administration = administrationPage(administrator);
  await administration.install((await packNamed('cargonet-field', 'CargoNet Field')).files, /passed its self-test/);
  await administration.activate();
  await expectNoViolations(administrator, 'model packs');
  await administration.openRules();
  await administration.setRule({ classTitle: 'Weapon', amount: 0.1, reason: 'A test of the screen' });
  await expectNoViolations(administrator, 'targeting rules');
});
