import { expect, type Page } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';

/** Gives the verdict and answers every finding, so that one more key clears the scan; nothing when there is none. */
export async function answerAll(page: Page): Promise<void> {
  const review = reviewPage(page);
  // On a machine under load the guard against keys meant for the scan before may last longer than usual.
  const isFirstLook = async () => (await review.root.getAttribute('data-phase')) === 'first-look';
  for (let tries = 0; tries < 20 && (await isFirstLook()); tries++) {
    await review.press('h');
    await page.waitForTimeout(200);
  }
  await review.phase('revealed');
  for (let open = await openFindings(page); open > 0; open = await openFindings(page)) {
    await review.press('x');
    await page.waitForTimeout(50);
  }
}

function openFindings(page: Page): Promise<number> {
  return page.locator('[data-finding][data-status="open"]').count();
}

/**
 * Clears the scan on the screen, until the next is shown. Right after the reveal the detector's answer may still be on its
 * way: what it claims is answered on another try.
 */
export async function clearScan(page: Page, shownNext: number): Promise<void> {
  const review = reviewPage(page);
  await expect(async () => {
    if ((await review.root.getAttribute('data-shown-count')) !== String(shownNext)) {
      await answerAll(page);
      await page.keyboard.press('c');
    }
    await expect(review.root).toHaveAttribute('data-shown-count', String(shownNext), { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await review.shown(shownNext);
}
