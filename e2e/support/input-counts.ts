import type { Page } from '@playwright/test';

export interface InputCounts {
  readonly keys: number;
  readonly pointers: number;
}

/**
 * Counts trusted key presses, without repeats, and pointer presses, as the browser delivers them. The answer gives the
 * counts since it was last asked.
 */
export async function countInput(page: Page): Promise<() => Promise<InputCounts>> {
  await page.evaluate(() => {
    const counts = { keys: 0, pointers: 0 };
    Object.assign(window, { inputCounts: counts });
    const count = (event: Event, kind: 'keys' | 'pointers') => {
      if (event.isTrusted && !(event as KeyboardEvent).repeat) counts[kind] += 1;
    };
    addEventListener('keydown', (event) => count(event, 'keys'), true);
    addEventListener('pointerdown', (event) => count(event, 'pointers'), true);
  });
  return async () => {
    const counts = await page.evaluate(() => (window as unknown as { inputCounts: InputCounts }).inputCounts);
    await page.evaluate(() =>
      Object.assign((window as unknown as { inputCounts: object }).inputCounts, { keys: 0, pointers: 0 }),
    );
    return counts;
  };
}
