import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('the workstation starts without a network, a case that was ready is decided, and the server hears of it later', async ({
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 0, 'any']);
  const scanIds: string[] = [];
  for (const { sidecar, image } of scenes) scanIds.push((await deliver(sidecar, image)).scanId);
  const context = await browser.newContext({ serviceWorkers: 'allow' });
  const page = await context.newPage();
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(page.getByText('2 ready')).toBeVisible({ timeout: 60_000 });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Offline' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: /^Start/ }).click();
  await review.shown(1);
  const taken = await review.scanId();
  expect(scanIds).toContain(taken);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await review.press('c');
  if ((await review.root.getAttribute('data-phase')) === 'revealed') {
    for (let open = await review.findings().count(); open > 0; open--) await review.press('x');
    await review.press('c');
  }
  await review.shown(2);
  await expect(page.getByRole('button', { name: /waiting/ })).toBeVisible();

  await context.setOffline(false);
  await review.sent();
  const record = await (await recordsOf(gantry.url)).record(taken);
  expect(record.review.phase).toBe('decided');
  expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 1, 'detection.reported': 1, 'decision.made': 1 });
  await context.close();
});

test('it can be installed: manifest, icons and a worker that answers for its screens', async ({ browser, gantry }) => {
  const page = await (await browser.newContext({ serviceWorkers: 'allow' })).newPage();
  await page.goto(gantry.url);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
    return (await fetch(link?.href ?? '')).json();
  });
  expect(manifest).toMatchObject({ display: 'standalone', start_url: '/' });
  for (const { src } of manifest.icons as { src: string }[]) {
    expect((await page.request.get(new URL(src, gantry.url).href)).status()).toBe(200);
  }
  expect(await page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(`${gantry.url}/`);
});
