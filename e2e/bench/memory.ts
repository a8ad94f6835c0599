/**
 * Memory of the browser over a shift: scans reviewed one after another in one page, a few simulated ones under many names.
 * In a profile on disk, as a station has one: a window that keeps nothing holds the planes stored for work without a
 * network in memory. `--nothing-kept` shows that.
 *
 *   npm run bench:memory [-- SCANS] [-- --nothing-kept]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { scenesWith } from '../support/scenes.ts';
import { clearScan } from './answer-all.ts';
import { browserMemory, totalMb } from './browser-memory.ts';
import { row } from './report.ts';

const { values, positionals } = parseArgs({ options: { 'nothing-kept': { type: 'boolean' } }, allowPositionals: true });
const SCANS = Number(positionals[0] ?? 200);
const EVERY = 25;

const gantry = await startGantry();
const viewport = { width: 1920, height: 1080 };
const profile = mkdtempSync(join(tmpdir(), 'gantry-profile-'));
const { browser, context } = values['nothing-kept'] ? await withoutProfile() : await withProfile();
try {
  await deliverMany(SCANS + 3);
  const page = await context.newPage();
  await signInAs(page, gantry.url, 'officer1');
  await reviewPage(page).start();
  const totals: number[] = [];
  for (let done = 1; done <= SCANS; done++) {
    await clearScan(page, done + 1);
    if (done !== 5 && done % EVERY > 0) continue;
    const memory = await browserMemory(page, browser);
    totals.push(totalMb(memory));
    const { residentMb, heapMb, nodes, listeners } = memory;
    const parts = Object.entries(residentMb).map(([kind, mb]) => `${kind} ${Math.round(mb)}`);
    row(
      `Memory of the browser after ${done} scans`,
      `${Math.round(totalMb(memory))} MB (${parts.join(', ')}); heap of the page ${heapMb.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`,
    );
  }
  row(`Ratio, after ${SCANS} scans over after 5`, `${((totals.at(-1) ?? 0) / (totals[0] ?? 1)).toFixed(2)}×`);
} finally {
  await browser.close();
  await gantry.dispose();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

async function withProfile(): Promise<{ browser: Browser; context: BrowserContext }> {
  const kept = await chromium.launchPersistentContext(profile, { ...LAUNCH, viewport });
  const owner = kept.browser();
  if (!owner) throw new Error('The browser of the profile is not to be had');
  return { browser: owner, context: kept };
}

async function withoutProfile(): Promise<{ browser: Browser; context: BrowserContext }> {
  const owner = await chromium.launch(LAUNCH);
  return { browser: owner, context: await owner.newContext({ viewport }) };
}

async function deliverMany(count: number): Promise<void> {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith([0, 'several', 1]);
  for (let i = 0; i < count; i++) {
    const scene = scenes[i % scenes.length];
    if (!scene) throw new Error('There is no scene');
    const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, i)).toISOString();
    await deliver({ ...scene.sidecar, scannedAt }, marked(scene.image, i));
  }
}

/** The server takes no picture twice: the last pixel, low energy, lower right, tells them apart. */
function marked(image: Uint8Array<ArrayBuffer>, index: number): Uint8Array<ArrayBuffer> {
  const copy = image.slice();
  new DataView(copy.buffer).setUint16(copy.length - 2, 60_000 + index, true);
  return copy;
}
