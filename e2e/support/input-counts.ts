import type { Page } from '@playwright/test';

export interface InputCounts {
  readonly keys: number;
  readonly pointers: number;
}

/**
 * Counts trusted key presses, without repeats, and pointer presses, as the browser delivers them; a key with a modifier
 * counts once. The answer gives the counts since it was last asked.
 */
export async function countInput(page: Page): Promise<() => Promise<InputCounts>> {
  await page.evaluate(() => {
    const counts = { keys: 0, pointers: 0 };
    Object.assign(window, { inputCounts: counts });
    const modifiers = ['Shift', 'Control', 'Alt', 'Meta'];
    const count = (event: Event, kind: 'keys' | 'pointers') => {
      const { repeat, key } = event as KeyboardEvent;
      if (event.isTrusted && !repeat && !modifiers.includes(key)) counts[kind] += 1;
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
