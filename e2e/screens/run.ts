/**
 * Takes the pictures of docs/screens: queue, first look, revealed findings, record, figures, trail, audit rounds, model packs,
 * targeting rules; at two sizes, on demo scans.
 *
 *   npm run screens
 */
import { chromium, type Page } from '@playwright/test';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { demoCases } from '#simulator/scenarios/scenarios.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { findBrowser } from '../../.ci/browser.mjs';
import { administrationPage } from '../pages/administration-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { BROWSER_FLAGS } from '../support/browser-flags.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { packNamed } from '../support/pack-files.ts';

const SIZES = [
  { width: 1920, height: 1080, suffix: '' },
  { width: 1366, height: 768, suffix: '-1366' },
];
/** The case that the pictures show: the most urgent of the demo. */
const SHOWN = process.argv[2] ?? 'demo/dense-block-in-apparel';

const gantry = await startGantry();
const executablePath = findBrowser();
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS });
try {
  await deliverDemo();
  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, gantry.url, 'officer1');
  await officer.getByRole('row').nth(6).waitFor();
  await take(officer, 'queue');

  const review = reviewPage(officer);
  await review.start();
  await take(officer, 'first-look');
  await review.press('h');
  await review.phase('revealed');
  await take(officer, 'revealed');
  const findings = await review.findings().count();
  for (let i = 0; i < findings; i++) await review.press(i === 0 ? 'a' : 'x');
  if (findings === 0) await review.drawBox([0.3, 0.4], [0.5, 0.6]);
  await officer.waitForTimeout(500);
  await review.press('h');
  await review.shown(2);
  await review.sent();

  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await supervisor.getByRole('link', { name: 'Records' }).click();
  await supervisor.getByRole('row').nth(1).getByRole('link').click();
  await supervisor.getByRole('application').waitFor();
  await supervisor.waitForTimeout(3_000);
  await take(supervisor, 'record');
  for (const [key, name] of [
    ['Shift+F2', 'figures'],
    ['Shift+F3', 'trail'],
    ['Shift+F4', 'audit-rounds'],
  ] as const) {
    await supervisor.keyboard.press(key);
    await supervisor.waitForTimeout(1_500);
    await take(supervisor, name);
  }

  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'admin1');
  const administrator = administrationPage(page);
  await administrator.install((await packNamed('cargonet-field', 'CargoNet Field')).files, /passed its self-test/);
  await administrator.activate();
  await take(page, 'model-packs');
  await administrator.openRules();
  await administrator.setRule({
    classTitle: 'Weapon',
    amount: 0.1,
    reason: 'Two finds at the other port, behind tiles',
  });
  await take(page, 'targeting-rules');
} finally {
  await browser.close();
  await gantry.dispose();
}

async function deliverDemo(): Promise<void> {
  const deliver = await deliveryTo(gantry.url);
  const scannedAt = new Date(Date.now() - 4 * 60_000).toISOString();
  for (const { name, seed } of demoCases()) {
    const { planes, sidecar } = simulateScan({ scenario: name, seed, scannedAt });
    const riskScore = name === SHOWN ? 100 : sidecar.riskScore;
    await deliver({ ...sidecar, riskScore: riskScore ?? 0 }, encodeTiff([planes.high, planes.low]));
  }
}

async function take(page: Page, name: string): Promise<void> {
  for (const { width, height, suffix } of SIZES) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(800);
    await page.screenshot({ path: `docs/screens/${name}${suffix}.png` });
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.waitForTimeout(300);
}
