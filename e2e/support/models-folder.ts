import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';

/** The folder of models that a command names by `--models FOLDER`; else the one in use. */
export function modelsFolder(args: readonly string[]): URL {
  const at = args.indexOf('--models');
  return pathToFileURL(`${resolve(at < 0 ? 'public/models' : (args[at + 1] ?? ''))}/`);
}

/** Has a page take its models from a folder instead of the server's. */
export async function serveModels(page: Page, url: string, models: URL): Promise<void> {
  await page.context().route(`${url}/models/**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice('/models/'.length);
    await route.fulfill({ body: await readFile(new URL(path, models)) });
  });
}
