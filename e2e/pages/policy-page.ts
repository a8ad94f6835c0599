import { expect, type Page } from '@playwright/test';

/** The review policy in the words of an administrator. */
export function policyPage(page: Page) {
  const root = page.getByTestId('review-policy');
  return {
    root,
    open: () => page.getByRole('link', { name: 'Policy' }).click(),
    /** A rule for all queues and officers. */
    async addRule(mode: string): Promise<void> {
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await page.getByRole('combobox', { name: 'Mode' }).last().selectOption({ label: mode });
    },
    readBlind: async (share: string, seed: string): Promise<void> => {
      await page.getByLabel('Share of scans read blind').selectOption({ label: share });
      await page.getByLabel('Seed of the draw').fill(seed);
    },
    /** Sets what is filled in, and waits until it is in force. */
    async set(reason: string): Promise<void> {
      const before = Number(await root.getAttribute('data-revision'));
      await page.getByLabel('Why it is changed').fill(reason);
      await page.getByRole('button', { name: 'Set policy' }).click();
      await expect(root).toHaveAttribute('data-revision', String(before + 1));
    },
  };
}
