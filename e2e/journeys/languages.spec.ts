import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer works in Arabic, from right to left, and has it at another station; the picture does not mirror', async ({
  browser,
  gantry,
}) => {
  const [scene] = await scenesWith([0]);
  await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const page = await (await browser.newContext()).newPage();
  const catalogues: string[] = [];
  page.on('request', (request) => /\/ar-[\w-]+\.js/.test(request.url()) && catalogues.push(request.url()));
  await signInAs(page, gantry.url, 'officer1');
  await page.getByRole('table').waitFor();
  expect(catalogues).toEqual([]);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'العربية' }).click();
  await expect(page.getByRole('heading', { name: 'الطابور' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  expect(catalogues).toHaveLength(1);
  await expect(page.getByText('صورة واحدة تنتظر')).toBeVisible();
  await expectNoViolations(page, 'queue in Arabic');

  const other = await (await browser.newContext()).newPage();
  await signInAs(other, gantry.url, 'officer1');
  await expect(other.getByRole('heading', { name: 'الطابور' })).toBeVisible();
  await other.keyboard.press('Enter');
  const review = reviewPage(other);
  await review.shown(1);
  const [rail, image] = [await other.getByRole('navigation').boundingBox(), await review.canvas.boundingBox()];
  expect(rail?.x ?? 0).toBeGreaterThan(image?.x ?? 0);
  expect(await review.canvas.evaluate((element) => getComputedStyle(element).direction)).toBe('ltr');
  await expectNoViolations(other, 'first look in Arabic');
  await review.press('c');
  await review.phase('none');
  await expect(other.getByText('أُفرج عنها')).toBeVisible();
});

test('a station speaks the language of its browser before anyone has signed in', async ({ browser, gantry }) => {
  const page = await (await browser.newContext({ locale: 'ar-EG' })).newPage();
  await page.goto(gantry.url);
  await expect(page.getByRole('heading', { name: 'تسجيل الدخول' })).toBeVisible();
  await expectNoViolations(page, 'sign-in in Arabic');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});
