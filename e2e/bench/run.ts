/**
 * The figures of docs/benchmarks.md, measured on the built workstation and the real server, in one browser.
 *
 *   npm run bench
 */
import { chromium, type Page } from '@playwright/test';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { type GantryServer, startGantry } from '../support/gantry-server.ts';
import { recordsOf } from '../support/record.ts';
import { slowNetwork } from '../support/slow-network.ts';
import { dragTimes } from './frame-times.ts';
import { largeFile, largeScan } from './large-scan.ts';
import { nativeTimes } from './native-times.ts';
import { keyToNextPicture } from './next-picture.ts';
import { median, row } from './report.ts';

const OPENS = 4;

const { planes, sidecar } = largeScan();
const gantry = await startGantry();
const browser = await chromium.launch(LAUNCH);
try {
  // Each station has two more ready behind the one that it shows.
  await deliverMany(gantry, OPENS + 5);
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
  const page = await context.newPage();
  await signInAs(page, gantry.url, 'officer1');
  await opening(page);
  await windowing(page);
  await inference(page);
  await fromAfar();
} finally {
  await browser.close();
  await gantry.dispose();
}

async function deliverMany(server: GantryServer, count: number): Promise<void> {
  const deliver = await deliveryTo(server.url);
  for (let i = 0; i < count; i++) {
    const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, i)).toISOString();
    await deliver({ ...sidecar, scannedAt }, largeFile(planes, i));
  }
}

async function opening(page: Page): Promise<void> {
  const review = reviewPage(page);
  await review.start();
  const [first, full] = await openingTimes(page);
  row('Open, first pixel (preview), not prefetched', `${Math.round(first)} ms`);
  row('Open, full picture, not prefetched', `${Math.round(full)} ms`);

  const prefetched: number[] = [];
  for (let shown = 1; shown < OPENS; shown++) {
    prefetched.push(await keyToNextPicture(page, shown + 1));
  }
  row(
    'Next scan, prefetched: key to full picture',
    `${Math.round(median(prefetched))} ms (median of ${prefetched.length})`,
  );
}

/** The same from a remote station that has kept nothing. */
async function fromAfar(): Promise<void> {
  const line = { megabitsPerSecond: 50, latencyMs: 10 };
  const far = await slowNetwork(gantry.url, line);
  try {
    const page = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
    await signInAs(page, far.url, 'officer2');
    await reviewPage(page).start();
    const [first, full] = await openingTimes(page);
    const what = `Open over ${line.megabitsPerSecond} Mbit/s`;
    row(`${what}, first pixel (preview)`, `${Math.round(first)} ms`);
    row(`${what}, full picture`, `${Math.round(full)} ms`);
  } finally {
    await far.dispose();
  }
}

async function openingTimes(page: Page): Promise<[first: number, full: number]> {
  const [first = Number.NaN, full = Number.NaN] = await page.evaluate(() =>
    ['gantry:first-pixel', 'gantry:full-picture'].map((name) => performance.getEntriesByName(name)[0]?.duration),
  );
  return [first, full];
}

async function windowing(page: Page): Promise<void> {
  const ours = await dragTimes(page, reviewPage(page).canvas, 'right');
  row(
    'Window/level drag, frame time',
    `${median(ours).toFixed(1)} ms median, ${Math.max(...ours).toFixed(1)} ms longest`,
  );
}

async function inference(page: Page): Promise<void> {
  const records = await recordsOf(gantry.url);
  const decided = await records.decidedScanIds();
  const durations: number[] = [];
  let provider = '';
  for (const scanId of decided) {
    const { detection } = (await records.record(scanId)).review;
    if (detection?.state !== 'done') continue;
    durations.push(detection.durationMs);
    provider = detection.provider;
  }
  const threads = await page.evaluate(() => Math.min(navigator.hardwareConcurrency, 4));
  const native = await nativeTimes({ ...planes, pixelPitchMm: sidecar.pixelPitchMm }, threads);
  row(
    `Inference per scan, browser, ${provider}, ${threads} threads`,
    `${Math.round(median(durations))} ms (median of ${durations.length})`,
  );
  row(
    `Inference per scan, onnxruntime-node, ${threads} threads`,
    `${Math.round(median(native))} ms (median of ${native.length})`,
  );
  row('Ratio, browser over native', `${(median(durations) / median(native)).toFixed(1)}×`);
}
