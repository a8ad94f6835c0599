import { defineConfig } from '@playwright/test';
import { LAUNCH } from './support/browser-launch.ts';

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
    launchOptions: LAUNCH,
    actionTimeout: 20_000,
    // It would answer in the place of journeys that put something else on the way.
    serviceWorkers: 'block',
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
