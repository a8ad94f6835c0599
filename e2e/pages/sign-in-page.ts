import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '../support/gantry-server.ts';

export async function signInAs(page: Page, url: string, username: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('User name').fill(username);
  await page.getByRole('textbox', { name: 'Password' }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('navigation').waitFor();
}
