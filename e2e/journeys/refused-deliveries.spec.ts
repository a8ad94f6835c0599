import { readFile } from 'node:fs/promises';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';

test('an administrator finds out why a delivery was refused, and takes its original to the maker of the scanner', async ({
  page,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const broken = newTiff().slice(0, -40);
  await expect(deliver(newSidecar(), broken)).rejects.toThrow('image-truncated');
  await expect(deliver(newSidecar({ containerNumber: 'CSQU3054384' }), newTiff())).rejects.toThrow('sidecar-invalid');

  await signInAs(page, gantry.url, 'admin1');
  await page.keyboard.press('Shift+F9');
  const row = page.getByRole('row').filter({ hasText: 'The image was cut off' });
  await expect(row).toContainText('Upload');
  await expect(page.getByText('2 kept', { exact: true })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: /^Download Image/ }).click(),
  ]);
  expect((await readFile(await download.path())).equals(broken)).toBe(true);
});
