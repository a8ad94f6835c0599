import type { Page } from '@playwright/test';
import { newReview } from '#domain/review/review.ts';
import { FIRST_POLICY } from '#domain/review-policy/review-policy.ts';
import { termsFor } from '#domain/review-policy/terms-for.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { policyPage } from '../pages/policy-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

/** The seed by which the policy draws these scans to be read blind. */
function seedDrawing(scanIds: readonly ScanId[]): string {
  const claimed = {
    officerId: 'off_00000000' as never,
    experience: 'experienced' as const,
    site: '',
    lane: '',
    reasons: [],
  };
  for (let i = 0; i < 100_000; i++) {
    const policy = { ...FIRST_POLICY, blindPercent: 5, seed: `seed ${i}` };
    if (scanIds.every((scanId) => termsFor(policy, 1, newReview(scanId), claimed).mode === 'blind')) return policy.seed;
  }
  throw new Error('No seed draws these scans');
}

async function wordsOf(page: Page) {
  const panel = page.getByRole('region', { name: 'Findings' });
  return { tree: await panel.ariaSnapshot(), html: await panel.innerHTML() };
}

test('a blind scan tells nothing of the AI before its decision, and what it said is on record after', async ({
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith(['several', 0]);
  const scanIds: ScanId[] = [];
  for (const { sidecar, image } of scenes) scanIds.push((await deliver(sidecar, image)).scanId);

  const admin = await (await browser.newContext()).newPage();
  await signInAs(admin, gantry.url, 'admin1');
  const policy = policyPage(admin);
  await policy.open();
  await policy.readBlind('5 %', seedDrawing(scanIds));
  await policy.set('Measure officers and AI apart');

  const page = await (await browser.newContext()).newPage();
  const sent: string[] = [];
  page.on('request', (request) => request.method() !== 'GET' && sent.push(new URL(request.url()).pathname));
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(page.getByText('Blind reading')).toBeVisible();
  const seen = [await wordsOf(page)];
  await review.press('c');
  await review.shown(2);
  await review.phase('first-look');
  seen.push(await wordsOf(page));
  expect(seen[0]).toEqual(seen[1]);
  await review.press('h');
  await page.getByRole('button', { name: /Density/ }).click();
  await review.phase('none');
  await review.sent();
  expect(sent.filter((path) => path.includes('first-verdict'))).toEqual([]);

  const records = await recordsOf(gantry.url);
  for (const [i, scanId] of scanIds.entries()) {
    const record = await records.record(scanId);
    expect(record.review).toMatchObject({ phase: 'decided', terms: { mode: 'blind', policyRevision: 1 } });
    expect(record.review.detection?.state).toBe('done');
    expect(record.review.findings.length > 1).toBe(i === 0);
    const order = record.events.map(({ action }) => action);
    expect(order.indexOf('detection.reported')).toBeGreaterThan(order.indexOf('decision.made'));
  }
});

test('newcomers have the findings at once, where the policy says so', async ({ browser, gantry }) => {
  const [scene] = await scenesWith([1]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const admin = await (await browser.newContext()).newPage();
  await signInAs(admin, gantry.url, 'admin1');
  const policy = policyPage(admin);
  await policy.open();
  await policy.addRule('AI shown at once');
  await policy.set('Training of newcomers');

  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await review.phase('revealed');
  await expect(review.findings()).toHaveCount(1);
  await review.press('x');
  await review.press('c');
  await review.phase('none');
  await review.sent();
  const { review: kept } = await (await recordsOf(gantry.url)).record(scanId);
  expect(kept).toMatchObject({ phase: 'decided', firstVerdict: null, terms: { mode: 'concurrent' } });
});

test('a rejected claim of a top class goes to a second officer', async ({ browser, gantry }) => {
  const [scene] = await scenesWith([1]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const admin = await (await browser.newContext()).newPage();
  await signInAs(admin, gantry.url, 'admin1');
  const policy = policyPage(admin);
  await policy.open();
  const classes = admin.getByRole('group', { name: 'Classes whose rejection asks for two' }).getByRole('button');
  await classes.first().waitFor();
  for (const chip of await classes.all()) await chip.click();
  await policy.set('Two officers before an alarm is overridden');

  const onePage = await (await browser.newContext()).newPage();
  await signInAs(onePage, gantry.url, 'officer1');
  const one = reviewPage(onePage);
  await one.start();
  await one.press('c');
  await one.phase('revealed');
  await one.press('x');
  await expect(onePage.getByText('Needs a second officer unless it is held')).toBeVisible();
  await one.press('c');
  await one.phase('none');
  await one.sent();

  const twoPage = await (await browser.newContext()).newPage();
  await signInAs(twoPage, gantry.url, 'officer2');
  const two = reviewPage(twoPage);
  await two.start();
  expect(await two.scanId()).toBe(scanId);
  await two.phase('first-look');
  await two.press('c');
  await two.phase('revealed');
  await two.press('c');
  await two.phase('none');
  await two.sent();
  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(record.review).toMatchObject({ round: 2, decision: { outcome: 'clear' }, handedOver: { opinion: 'clear' } });
  expect(actionsOf(record)).toMatchObject({ 'scan.handed-over': 1, 'decision.made': 1 });
});
