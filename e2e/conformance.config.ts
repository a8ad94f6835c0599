import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

/** Real files from a folder outside the repository: `npm run conformance -- FOLDER`. */
export default defineConfig({ ...journeys, testDir: './conformance' });
