import { auditPage } from '../pages/audit-page.ts';
import { openRecordOf } from '../pages/records-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { decidedScans } from '../support/decided-scans.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';

test('a supervisor returns a decision, its officer alone gets the scan again, and both decisions stay', async ({
  browser,
  gantry,
}) => {
  const [scanId = ''] = await decidedScans(gantry.url, [
    { officer: 'officer1', first: 'clear', claims: ['weapon'], outcome: 'clear' },
  ]);
  const decidedMs = Date.now();
  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await openRecordOf(supervisor, 'Officer 1');
  // Only a decision that stands can be returned.
  await supervisor.waitForTimeout(Math.max(0, decidedMs + 11_000 - Date.now()));
  await supervisor.getByRole('button', { name: 'Return to officer' }).click();
  await supervisor.getByLabel('What is to be looked at again').fill('Look at the left wall again');
  await supervisor.getByRole('button', { name: 'Return', exact: true }).click();
  await expect(supervisor.getByText(/With Officer 1 again since/)).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await signInAs(other, gantry.url, 'officer2');
  const theirs = other.getByRole('row').filter({ hasText: 'Officer 1, kept' });
  await expect(theirs).toContainText('Returned');
  await expect(theirs).not.toContainText('left wall');
  await other.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(other.getByText('No scan is waiting')).toBeVisible();

  const own = await (await browser.newContext()).newPage();
  await signInAs(own, gantry.url, 'officer1');
  await own.getByRole('button', { name: 'Returned', exact: true }).click();
  await expect(own.getByRole('row').filter({ hasText: 'You' })).toHaveCount(1);
  const review = reviewPage(own);
  await review.start();
  expect(await review.scanId()).toBe(scanId);
  await review.phase('revealed');
  const reason = own.getByRole('region', { name: 'Returned to you' });
  await expect(reason).toContainText('Look at the left wall again');
  await expect(reason).toContainText('Cleared');
  // It was answered; whoever thinks otherwise now goes to it.
  await review.findings().getByRole('button').first().click();
  await review.press('a');
  await expect(review.findings().and(own.locator('[data-status="confirmed"]'))).toHaveCount(1);
  await review.press('h');
  await review.phase('none');
  await review.sent();

  const records = await recordsOf(gantry.url);
  const record = await records.record(scanId);
  expect(record.review).toMatchObject({
    phase: 'decided',
    decision: { outcome: 'hold' },
    earlier: [{ decision: { outcome: 'clear' }, returned: { reason: 'Look at the left wall again' } }],
  });
  expect(actionsOf(record)).toMatchObject({ 'decision.made': 2, 'decision.returned': 1 });
  expect((await records.chain()).intact).toBe(true);
  await expect(supervisor.getByText(/Cleared by Officer 1/)).toBeVisible();
});

test('a supervisor returns a decision from an audit round, after the own verdict', async ({ browser, gantry }) => {
  const [scanId = ''] = await decidedScans(gantry.url, [{ officer: 'officer1', first: 'clear', outcome: 'clear' }]);
  const decidedMs = Date.now();
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'supervisor1');
  await page.waitForTimeout(Math.max(0, decidedMs + 11_000 - Date.now()));
  const audit = auditPage(page);
  await audit.open();
  await audit.draw({ size: 5, seed: 'autumn' });
  await audit.readNext();
  await expect(page.getByRole('button', { name: 'Return to officer' })).toHaveCount(0);
  await page.keyboard.press('h');
  await audit.state('compared');
  await page.getByRole('button', { name: 'Return to officer' }).click();
  await page.getByRole('button', { name: 'Look again at the place that is marked.' }).click();
  await page.getByRole('button', { name: 'Return', exact: true }).click();
  await expect(page.getByText(/With Officer 1 again since/)).toBeVisible();
  await expect(audit.compared().locator('li[data-step="final"]')).toContainText('Cleared');
  const { review } = await (await recordsOf(gantry.url)).record(scanId);
  expect(review).toMatchObject({ phase: 'revealed', decision: null, earlier: [{ decision: { outcome: 'clear' } }] });
});
