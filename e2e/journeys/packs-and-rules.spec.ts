import type { Browser, Page } from '@playwright/test';
import { administrationPage } from '../pages/administration-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { packNamed, tampered } from '../support/pack-files.ts';
import { recordsOf } from '../support/record.ts';
import { expectFindingsAsNative, scenesWith, sceneThatGrows } from '../support/scenes.ts';

const station = async (browser: Browser, url: string, username: string) => {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, url, username);
  return page;
};

/** Until the station has heard from the server what this text is part of. */
const hasHeard = (page: Page, part: string) =>
  expect
    .poll(() => page.evaluate(() => localStorage.getItem('gantry.detector-settings')), { timeout: 20_000 })
    .toContain(part);

async function openNext(page: Page, scanId: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const { root } = reviewPage(page);
  await expect(root).toHaveAttribute('data-case', scanId);
  await expect(root).toHaveAttribute('data-ai-state', 'done', { timeout: 90_000 });
  await page.waitForTimeout(300);
}

/** Reveals, marks a place and holds. */
async function hold(page: Page, findings: number): Promise<void> {
  const review = reviewPage(page);
  await review.press('h');
  await review.phase('revealed');
  await expect(review.findings()).toHaveCount(findings);
  for (let i = 0; i < findings; i++) {
    await review.press('x');
    await expect(review.findings().and(page.locator('[data-status="rejected"]'))).toHaveCount(i + 1);
  }
  await review.drawBox([0.45, 0.42], [0.55, 0.55]);
  await expect(review.marks()).toHaveCount(1);
}

test('an administrator installs a pack and sets a rule, and the next scan is judged by them', async ({
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const pack = await packNamed('cargonet-field', 'CargoNet Field');
  const [busy] = await scenesWith(['several']);
  const growing = await sceneThatGrows(busy);
  const first = await deliver(busy.sidecar, busy.image);

  const officer = await station(browser, gantry.url, 'officer1');
  await openNext(officer, first.scanId);

  const adminPage = await station(browser, gantry.url, 'admin1');
  const admin = administrationPage(adminPage);
  await expect(admin.packs()).toHaveCount(2);
  await admin.install(tampered(pack), /was not installed.*altered.*Nothing was stored/);
  await expect(admin.packs()).toHaveCount(2);
  await admin.install(pack.files, /CargoNet Field .* is installed and has passed its self-test/);
  await expect(admin.packs()).toHaveCount(3);
  await admin.activate();
  await hasHeard(officer, pack.sha256);

  // The scan that was open is finished by the pack that it was begun with.
  await hold(officer, busy.proposals.length);
  await officer.keyboard.press('h');
  await reviewPage(officer).sent();
  const records = await recordsOf(gantry.url);
  expect((await records.record(first.scanId)).review.detection).not.toMatchObject({ packId: 'cargonet-field' });

  await admin.openRules();
  const reason = 'Two finds at the other port';
  await admin.setRule({ classTitle: growing.classTitle, amount: growing.amount, reason });
  await expect(admin.rules()).toHaveCount(2);
  await hasHeard(officer, growing.classId);

  const { scanId } = await deliver(growing.scene.sidecar, growing.scene.image);
  await openNext(officer, scanId);
  const findings = officer.getByRole('region', { name: 'Findings' });
  await expect(findings).not.toContainText('targeting');
  await hold(officer, growing.more.length);
  expect(growing.more.length).toBeGreaterThan(growing.scene.proposals.length);
  await expect(findings).toContainText('A targeting rule is in force for this scan');
  await expect(findings).toContainText(`${growing.classTitle}: more is shown than usual.`);
  await expect(officer.getByText(reason)).toHaveCount(0);
  await officer.keyboard.press('h');
  await reviewPage(officer).sent();

  const { review } = await records.record(scanId);
  expect(review.detection).toMatchObject({
    state: 'done',
    packId: 'cargonet-field',
    targeting: [{ classId: growing.classId, packThreshold: pack.manifest.thresholds[growing.classId] }],
  });
  expectFindingsAsNative(review.findings, growing.more);

  await adminPage.getByRole('button', { name: 'End the rule' }).click();
  await expect(admin.told.filter({ hasText: 'The rule has ended' })).toBeVisible();
  await expect(admin.rules().filter({ hasText: /Ended .*Administrator 1/ })).toHaveCount(1);
  expect(await records.chain()).toMatchObject({ intact: true });
});
