import type { Page } from '@playwright/test';

/** Opens the one record of what this officer decided. */
export async function openRecordOf(page: Page, officer: string): Promise<void> {
  await page.getByRole('link', { name: 'Records' }).click();
  await page.getByRole('row').filter({ hasText: officer }).getByRole('link').click();
  await page.getByTestId('record').waitFor();
}
