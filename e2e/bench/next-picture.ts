import type { Page } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { answerAll } from './answer-all.ts';

/** From the key that clears one scan to the full picture of the next, which the station holds, by the clock of the page. */
export async function keyToNextPicture(page: Page, shownCount: number): Promise<number> {
  await page.getByText('2 ready').waitFor({ timeout: 120_000 });
  await answerAll(page);
  await page.evaluate(() => {
    const times = { pressedMs: 0, shownMs: 0 };
    Object.assign(window, { benchTimes: times });
    addEventListener('keydown', (event) => Object.assign(times, { pressedMs: event.timeStamp }), true);
    new MutationObserver((changes) => {
      for (const { target } of changes)
        if ((target as HTMLElement).dataset.scanShown) times.shownMs = performance.now();
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['data-scan-shown'] });
  });
  await page.keyboard.press('c');
  await reviewPage(page).shown(shownCount);
  return page.evaluate(() => {
    const { benchTimes } = window as unknown as { benchTimes: { pressedMs: number; shownMs: number } };
    return benchTimes.shownMs - benchTimes.pressedMs;
  });
}
