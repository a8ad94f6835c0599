/**
 * Takes the pictures of docs/screens, on demo scans: every screen and the states that matter, at three sizes.
 *
 *   npm run screens
 */
import { chromium, type Page } from '@playwright/test';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateWedgeScan } from '#simulator/phantoms/wedge-scan.ts';
import { demoCases } from '#simulator/scenarios/scenarios.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { administrationPage } from '../pages/administration-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { packNamed } from '../support/pack-files.ts';

/** The largest as JPEG: of a scan in that size, PNG takes ten times the room. */
const SIZES = [
  { width: 1920, height: 1080, ending: '.png' },
  { width: 1366, height: 768, ending: '-1366.png' },
  { width: 3840, height: 2160, ending: '-3840.jpg' },
];
/** The case that the pictures show, made the most urgent: one in which the AI finds what is there. */
const SHOWN = process.argv[2] ?? 'demo/car-behind-mattresses';
const SETTLED_MS = 1_500;

const gantry = await startGantry();
const browser = await chromium.launch(LAUNCH);
try {
  await deliverDemo();
  await ofOfficer(await newPage());
  await ofSupervisor(await newPage());
  await ofAdministrator(await newPage());
} finally {
  await browser.close();
  await gantry.dispose();
}

async function ofOfficer(page: Page): Promise<void> {
  await page.goto(gantry.url);
  await take(page, 'sign-in');
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('row').nth(6).waitFor();
  await take(page, 'queue');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('f');
  await take(page, 'palette');
  await page.keyboard.press('Escape');

  const review = reviewPage(page);
  await review.start();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'f']) {
    await review.press(key);
    await page.waitForTimeout(600);
  }
  await take(page, 'first-look');
  await review.press('j');
  await take(page, 'material');
  await review.press('j');
  await review.press('h');
  await review.phase('revealed');
  await take(page, 'revealed');
  const settings = async (name: string) => {
    await page.getByRole('navigation').getByRole('button').last().click();
    await page.getByRole('button', { name }).click();
    await page.keyboard.press('Escape');
  };
  await settings('Bright room');
  await take(page, 'revealed-bright');
  await settings('Dark room');
  await settings('العربية');
  await take(page, 'revealed-arabic');
  await settings('English');

  const findings = await review.findings().count();
  for (let i = 0; i < findings; i++) await review.press(i === 0 ? 'a' : 'x');
  if (findings === 0) await review.drawBox([0.3, 0.4], [0.5, 0.6]);
  await page.waitForTimeout(500);
  await review.press('h');
  await review.shown(2);
  await review.sent();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'Change keys' }).click();
  await take(page, 'keys');
}

async function ofSupervisor(page: Page): Promise<void> {
  await signInAs(page, gantry.url, 'supervisor1');
  await page.getByRole('link', { name: 'Records' }).click();
  await take(page, 'records');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.getByRole('application').waitFor();
  await page.waitForTimeout(2 * SETTLED_MS);
  await take(page, 'record');
  await page.getByRole('button', { name: 'Replay what was looked at' }).click();
  await take(page, 'replay');
  for (const [key, name] of [
    ['Shift+F2', 'figures'],
    ['Shift+F3', 'trail'],
    ['Shift+F4', 'audit-rounds'],
  ] as const) {
    await page.keyboard.press(key);
    await take(page, name);
  }
}

async function ofAdministrator(page: Page): Promise<void> {
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
  await page.getByRole('link', { name: 'Policy' }).click();
  await take(page, 'review-policy');
  const wedge = simulateWedgeScan({ seed: 'screens', scannedAt: new Date().toISOString() });
  await (await deliveryTo(gantry.url))(wedge.sidecar, encodeTiff([wedge.planes.high, wedge.planes.low]));
  await page.getByRole('link', { name: 'Curves' }).click();
  await page
    .getByRole('button', { name: /^Open Simulated Terminal · Lane 1 · SIM-1/ })
    .first()
    .click();
  await take(page, 'calibration');
  await page.getByRole('link', { name: 'Refused' }).click();
  await take(page, 'refused-deliveries');
}

async function newPage(): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
}

async function deliverDemo(): Promise<void> {
  const deliver = await deliveryTo(gantry.url);
  const scannedAt = new Date(Date.now() - 4 * 60_000).toISOString();
  for (const { name, seed } of demoCases()) {
    const { planes, sidecar } = simulateScan({ scenario: name, seed, scannedAt });
    const riskScore = name === SHOWN ? 100 : sidecar.riskScore;
    const image = encodeTiff([planes.high, planes.low]);
    await deliver({ ...sidecar, riskScore: riskScore ?? 0 }, image);
    if (name === SHOWN) await deliver({ ...sidecar, site: 'Other quay' }, image.slice(0, -400)).catch(() => undefined);
  }
}

async function take(page: Page, name: string): Promise<void> {
  for (const { width, height, ending } of SIZES) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(SETTLED_MS);
    const path = `docs/screens/${name}${ending}`;
    await page.screenshot(path.endsWith('.jpg') ? { path, type: 'jpeg', quality: 80 } : { path });
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.waitForTimeout(500);
}
