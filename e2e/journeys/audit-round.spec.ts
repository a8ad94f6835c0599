import type { Page } from '@playwright/test';
import { auditPage } from '../pages/audit-page.ts';
import { openRecordOf } from '../pages/records-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { decidedScans } from '../support/decided-scans.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';

/** What this browser keeps for the page, and what the page says and holds. */
async function keptIn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const requests = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      requests.flat().map(({ url }) => url),
      document.title,
      document.documentElement.outerHTML,
    ]);
  });
}

/** Words that the record of the scan has, and that nothing may show before the supervisor's own verdict. */
const TELLTALES = ['fnd_', 'override=', 'a'.repeat(64), '"decision":{', 'benign-goods', 'Officer 1', 'Dense block'];

test('a supervisor draws a sample, reads blind, compares and grades', async ({ browser, gantry }) => {
  const [scanId = ''] = await decidedScans(gantry.url, [
    { officer: 'officer1', first: 'clear', claims: ['weapon'], outcome: 'hold' },
  ]);
  const decidedMs = Date.now();
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'supervisor1');
  // What the station read before must not answer for a scan that is to be read blind.
  await openRecordOf(page, 'Officer 1');
  // Only decisions that stand can be drawn.
  await page.waitForTimeout(Math.max(0, decidedMs + 11_000 - Date.now()));

  const audit = auditPage(page);
  await audit.open();
  await page.getByRole('button', { name: 'Draw', exact: true }).waitFor();
  const answers: string[] = [];
  page.on('response', (response) => {
    const isAboutScans = response.url().includes('/api/') && !response.url().endsWith('/api/audit-rounds');
    if (!isAboutScans || !response.headers()['content-type']?.startsWith('application/json')) return;
    // The text of an answer that the page has left behind cannot be had any more.
    response.text().then(
      (text) => answers.push(text),
      () => undefined,
    );
  });
  await audit.draw({ size: 5, seed: 'autumn', strata: ['override'] });
  await expect(audit.items()).toHaveCount(1);
  await audit.readNext();
  await expect(audit.reread).toHaveAttribute('data-case', scanId);
  const told = `${answers.join('\n')}${await keptIn(page)}`;
  expect(answers.join()).toContain(scanId);
  expect(TELLTALES.filter((word) => told.includes(word))).toEqual([]);
  const asked = await page.evaluate((id) => fetch(`/api/records/${id}`).then((reply) => reply.text()), scanId);
  expect(asked).toContain('reread-pending');
  await page.keyboard.press('F4');
  await expect(page.getByText('1 withheld until you have read it')).toBeVisible();
  await page.goBack();
  await audit.ready();

  await page.keyboard.press('h');
  await audit.state('compared');
  await expect(audit.compared().locator('li[data-step="first"]')).toContainText('Clear');
  await expect(audit.compared().locator('li[data-step="detector"]')).toContainText('1 claim');
  await expect(audit.compared().locator('li[data-step="final"]')).toContainText('Held');
  await expect(audit.compared().getByText('unlike you')).toHaveCount(1);
  await expect(audit.compared().getByText('as you')).toHaveCount(2);

  await page.keyboard.press('n');
  await page.getByRole('application').click({ position: { x: 400, y: 200 } });
  await page.getByLabel('Text of mark 1').fill('Look at the edges first');
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await audit.state('graded');

  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(actionsOf(record)).toMatchObject({ 'reread.verdict-given': 1, 'reread.remarked': 2, 'reread.graded': 1 });
  expect(record.events.at(-1)).toMatchObject({ details: { command: { grade: 'major' } } });
});
