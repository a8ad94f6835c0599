import type { Page } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { scenesWith } from '../support/scenes.ts';

/** What the page says, without what belongs to the scan rather than to the detector. */
async function wordsOf(page: Page): Promise<{ title: string; tree: string; panel: string }> {
  const panel = page.getByRole('region', { name: 'Findings' });
  return { title: await page.title(), tree: await panel.ariaSnapshot(), panel: await panel.innerHTML() };
}

test('before the first verdict nothing tells whether there are findings', async ({ browser, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith(['several', 0]);
  const seen = [];
  for (const [i, { sidecar, image }] of scenes.entries()) {
    await deliver(sidecar, image);
    const page = await (await browser.newContext()).newPage();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname);
    });
    await signInAs(page, gantry.url, `officer${i + 1}`);
    const review = reviewPage(page);
    await review.start();
    await expect(review.root).toHaveAttribute('data-ai-state', 'done');
    const { title, ...words } = await wordsOf(page);
    seen.push({ ...words, title: title.replace(/[A-Z]{4} \d{6}-\d/, ''), sent: [...new Set(sent)].sort() });
    expect(sent).not.toContain('/api/commands/report-detection');
  }
  expect(seen[0]).toEqual(seen[1]);
});
