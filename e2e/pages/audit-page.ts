import { expect, type Page } from '@playwright/test';

/** Audit rounds and re-reading in the words of a supervisor. */
export function auditPage(page: Page) {
  const reread = page.getByTestId('reread');

  /** Until the picture is there and a verdict can be given. */
  async function ready(): Promise<void> {
    await expect(reread).toHaveAttribute('data-state', 'waiting');
    await expect(page.getByRole('application')).toHaveAttribute('data-scan-shown', /^scn_/);
    await expect(page.getByRole('button', { name: 'Clear', exact: true })).not.toHaveAttribute('aria-disabled');
  }

  return {
    reread,
    open: () => page.getByRole('link', { name: 'Audit', exact: true }).click(),
    /** Draws a round and waits until its scans are listed. */
    async draw({ size, seed, strata = [] }: { size: number; seed: string; strata?: readonly string[] }) {
      await page.getByLabel('Scans', { exact: true }).fill(String(size));
      await page.getByLabel('Seed', { exact: true }).fill(seed);
      for (const name of strata) await page.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: 'Draw', exact: true }).click();
      await page.getByRole('table', { name: /Scans of the round/ }).waitFor();
    },
    items: () =>
      page
        .getByRole('table', { name: /Scans of the round/ })
        .locator('tbody')
        .getByRole('row'),
    /** By the key of the round. */
    async readNext(): Promise<void> {
      await page.keyboard.press('Enter');
      await ready();
    },
    ready,
    state: (state: string) => expect(reread).toHaveAttribute('data-state', state),
    compared: () => page.getByRole('region', { name: 'Side by side' }),
  };
}
