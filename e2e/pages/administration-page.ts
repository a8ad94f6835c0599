import { expect, type Page } from '@playwright/test';
import type { PackFiles } from '../support/pack-files.ts';

/** The screens for packs and rules in the words of an administrator. */
export function administrationPage(page: Page) {
  const told = page.getByRole('main').getByRole('status').or(page.getByRole('alert'));

  return {
    told,
    packs: () => page.getByRole('table', { name: 'Model packs' }).getByRole('row'),
    rules: () => page.getByRole('table', { name: 'Targeting rules' }).getByRole('row'),
    openPacks: () => page.getByRole('link', { name: 'Packs' }).click(),
    openRules: () => page.getByRole('link', { name: 'Rules' }).click(),
    /** Gives the files of a pack, and waits for what becomes of it. */
    async install(files: PackFiles['files'], outcome: RegExp): Promise<void> {
      await page.getByLabel('Files of a model pack').setInputFiles([...files]);
      await expect(told.filter({ hasText: outcome })).toBeVisible({ timeout: 90_000 });
    },
    /** Activates the chosen pack at all sites. */
    async activate(): Promise<void> {
      await page.getByRole('button', { name: 'Activate' }).click();
      await expect(told.filter({ hasText: 'is active' })).toBeVisible();
    },
    async setRule({ classTitle, amount, reason }: { classTitle: string; amount: number; reason: string }) {
      await page.getByLabel('Class', { exact: true }).selectOption({ label: classTitle });
      await page.getByLabel('Change of the threshold').selectOption(String(amount));
      await page.getByLabel('Reason').fill(reason);
      await page.getByRole('button', { name: 'Set rule' }).click();
      await expect(told.filter({ hasText: 'The rule is in force' })).toBeVisible();
    },
  };
}
