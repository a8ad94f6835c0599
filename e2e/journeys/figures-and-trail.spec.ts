import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { openRecordOf } from '../pages/records-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { type Course, decidedScans } from '../support/decided-scans.ts';
import { expect, test } from '../support/journey.ts';

const downloaded = async (page: Page, name: string): Promise<Download> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return download;
};

/** As a stranger does it: unpacks the archive and runs the one command of its README. */
function verified(archive: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-bundle-'));
  try {
    for (const [name, bytes] of Object.entries(unzipSync(archive))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    return execFileSync(process.execPath, ['verify.mjs'], { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const HELD: Course = { officer: 'officer1', first: 'clear', claims: ['weapon'], answer: 'confirm', outcome: 'hold' };

test('a supervisor says what was found, reads the figures and the trail, and hands out a bundle', async ({
  browser,
  gantry,
}) => {
  await decidedScans(gantry.url, [HELD, { officer: 'officer2', first: 'clear', outcome: 'clear' }]);
  const decidedMs = Date.now();
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'supervisor1');
  await openRecordOf(page, 'Officer 1');
  await page.waitForTimeout(Math.max(0, decidedMs + 11_000 - Date.now()));
  const examination = page.getByRole('region', { name: 'Examination' });
  await examination.getByRole('button', { name: 'Something found' }).click();
  await expect(examination).toContainText('Supervisor 1');

  const bundle = await downloaded(page, 'Case bundle');
  const said = verified(readFileSync(await bundle.path()));
  expect(said).toContain('holds');
  const [, manifestSha256 = 'none'] = /Manifest SHA-256: ([0-9a-f]{64})/.exec(said) ?? [];

  await page.keyboard.press('Shift+F3');
  await expect(page.getByText(/Audit chain intact/)).toBeVisible();
  await page.getByLabel('Event', { exact: true }).selectOption('record.bundled');
  await expect(page.getByRole('table', { name: /Events, newest first/ })).toContainText(manifestSha256);
  await page.getByLabel('Person').selectOption({ label: 'Officer 1' });
  await expect(page.getByText('No event fits')).toBeVisible();

  await page.keyboard.press('Shift+F2');
  const region = (name: string) => page.getByRole('region', { name });
  await expect(region('Hold yield')).toContainText('too few: 1 of 1, 30 needed');
  await expect(region('First verdict and decision')).toContainText('wrong to right after the reveal');
  await expect(page.locator('[data-kind="wrongToRight"]')).toContainText('1');
  const csv = readFileSync(await (await downloaded(page, 'CSV')).path(), 'utf8');
  expect(csv).toContain('hold-yield,,,1,1,,,');
  const json = readFileSync(await (await downloaded(page, 'JSON')).path(), 'utf8');
  expect(JSON.parse(json)).toMatchObject({ figures: { decided: 2, holdYield: { part: 1, of: 1 } } });

  const officer = await (await browser.newContext()).newPage();
  await signInAs(officer, gantry.url, 'officer2');
  await officer.keyboard.press('Shift+F2');
  await expect(officer.getByRole('region', { name: 'Decided', exact: true })).toContainText('1 cleared · 0 held');
  await officer.getByRole('button', { name: 'Everyone' }).click();
  await expect(officer.getByRole('region', { name: 'Decided', exact: true })).toContainText('1 cleared · 1 held');
});
