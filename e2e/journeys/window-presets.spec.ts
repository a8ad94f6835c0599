import type { Locator } from '@playwright/test';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';

const windowOf = async (canvas: Locator) => (await canvas.getAttribute('data-window')) ?? '';

test('an officer sets a preset anew for one kind of scanner: it is there on its next scan, and not on others', async ({
  page,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const of = (model: string, riskScore: number) =>
    deliver(
      newSidecar({ scanner: { maker: 'Test maker', model, serial: '1' }, riskScore }),
      newTiff({ width: 200, height: 80 }),
    );
  await of('A', 90);
  await of('B', 80);
  await of('A', 70);
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  const { canvas } = review;
  const bar = page.getByRole('toolbar', { name: 'How the image is shown' });
  const named = (name: string) => bar.getByRole('button', { name: new RegExp(`${name}$`) });
  await review.start();

  await review.press('2');
  const usual = await windowOf(canvas);
  await review.press('PageUp');
  await review.press('PageUp');
  await expect(named('By hand')).toBeVisible();
  await expect(page.getByRole('button', { name: /Keep as Dense$/ })).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('keep.png') });
  await review.press('Shift+K');
  await expect(named('Dense, yours')).toBeVisible();
  const own = await windowOf(canvas);
  expect(own).not.toBe(usual);

  const decided = async (count: number) => {
    await review.press('c');
    await review.shown(count);
  };
  await decided(2);
  await review.press('2');
  await expect(named('Dense')).toBeVisible();
  await expect(canvas).not.toHaveAttribute('data-window', own);
  await decided(3);
  await review.press('2');
  await expect(named('Dense, yours')).toBeVisible();
  await expect(canvas).toHaveAttribute('data-window', own);

  await review.press('Shift+K');
  await expect(named('Dense')).toBeVisible();
  await expect(canvas).not.toHaveAttribute('data-window', own);
});
