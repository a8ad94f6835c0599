import { test as base } from '@playwright/test';
import { type GantryServer, startGantry } from './gantry-server.ts';

/** A test on a server of its own, with demo accounts and no scans. */
export const test = base.extend<{ gantry: GantryServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from the pattern
  gantry: async ({}, use) => {
    const gantry = await startGantry();
    await use(gantry);
    await gantry.dispose();
  },
});

export { expect } from '@playwright/test';
