import { encode } from 'fast-png';
import { openRecordOf } from '../pages/records-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { decidedScans } from '../support/decided-scans.ts';
import { expect, test } from '../support/journey.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { actionsOf, recordsOf } from '../support/record.ts';

test('a supervisor says what the yard found and where, with a photograph, and sees hits and misses', async ({
  browser,
  gantry,
}) => {
  const [scanId = ''] = await decidedScans(gantry.url, [
    { officer: 'officer1', first: 'hold', claims: ['weapon', 'cigarettes'], answer: 'confirm', outcome: 'hold' },
  ]);
  const decidedMs = Date.now();
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'supervisor1');
  await openRecordOf(page, 'Officer 1');
  const canvas = page.getByRole('application');
  await expect(canvas).toHaveAttribute('data-scan-shown', /^scn_/);
  await page.waitForTimeout(Math.max(0, decidedMs + 11_000 - Date.now()));

  const panel = page.getByRole('region', { name: 'Examination' });
  const pixels = Uint8Array.from({ length: 64 * 48 * 3 }, (_, i) => (i * 7) % 256);
  await panel.getByLabel('Attach photographs').setInputFiles({
    name: 'opened.png',
    mimeType: 'image/png',
    buffer: Buffer.from(encode({ width: 64, height: 48, data: pixels, channels: 3 })),
  });
  const photo = panel.getByRole('img', { name: 'Photograph 1' });
  await expect(photo).toBeVisible();
  expect(await photo.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(64);

  await panel.getByRole('button', { name: 'Mark where it was' }).click();
  await page.keyboard.press('b');
  const box = await canvas.boundingBox();
  if (!box) throw new Error('The canvas has no place on the page');
  await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.45);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height * 0.6, { steps: 5 });
  await page.mouse.up();
  await panel.getByRole('button', { name: '1 place drawn' }).waitFor();
  await panel.getByRole('button', { name: 'Something found' }).click();
  const outcomes = panel.getByRole('list', { name: 'Hits, misses and false alarms' });
  await expect(outcomes.getByRole('listitem').first()).toContainText('0 hits, 1 missed, 2 false');

  await expectNoViolations(page, 'record with examination');

  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(record.examination?.places).toHaveLength(1);
  expect(actionsOf(record)).toMatchObject({ 'examination.photographed': 1, 'examination.recorded': 1 });
});
