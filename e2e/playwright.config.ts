import { defineConfig } from '@playwright/test';
import { findBrowser } from '../.ci/browser.mjs';
import { BROWSER_FLAGS } from './support/browser-flags.ts';

const executablePath = findBrowser();

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    viewport: { width: 1920, height: 1080 },
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: BROWSER_FLAGS },
    actionTimeout: 20_000,
    // It would answer in the place of journeys that put something else on the way.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
