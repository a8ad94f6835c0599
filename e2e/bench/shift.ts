/**
 * A shift of an officer by keyboard alone: simulated containers, one in ten with something to find, each different.
 * The officer clears what is clean, rejecting what the detector claims there, and holds the rest. Fails when fewer than
 * nine of ten clean containers take at most three keys, or when the pointer was needed.
 *
 *   npm run bench:shift [-- SCANS]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, type Page } from '@playwright/test';
import type { ScanId } from '#domain/scan/scan.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { startGantry } from '../support/gantry-server.ts';
import { countInput } from '../support/input-counts.ts';
import { browserMemory, totalMb } from './browser-memory.ts';
import { row } from './report.ts';

const SCANS = Number(process.argv[2] ?? 60);
const TARGET_IN = 10;
const FEW_KEYS = 3;
const WANTED_SHARE = 0.9;
/** As the browser defines a long frame. */
const LONG_FRAME_MS = 50;
const MEMORY_FROM = Math.min(10, SCANS);

const gantry = await startGantry();
const profile = mkdtempSync(join(tmpdir(), 'gantry-profile-'));
const context = await chromium.launchPersistentContext(profile, {
  ...LAUNCH,
  viewport: { width: 1920, height: 1080 },
});
try {
  const withTarget = await deliverShift();
  const page = await context.newPage();
  await signInAs(page, gantry.url, 'officer1');
  await page.keyboard.press('Enter');
  const review = reviewPage(page);
  await review.shown(1);
  const takeInput = await countInput(page);
  const takeFrames = await watchFrames(page);
  const keysOfClean: number[] = [];
  let [keys, pointers, memoryBefore] = [0, 0, 0];
  for (let shown = 1; shown <= SCANS; shown++) {
    const hasTarget = withTarget.has((await review.scanId()) as ScanId);
    await decide(page, hasTarget ? 'h' : 'c', shown + 1);
    const input = await takeInput();
    keys += input.keys;
    pointers += input.pointers;
    if (!hasTarget) keysOfClean.push(input.keys);
    if (shown === MEMORY_FROM) memoryBefore = await memoryOf(page);
  }
  const frames = await takeFrames();
  const few = keysOfClean.filter((count) => count <= FEW_KEYS).length;
  const share = few / keysOfClean.length;
  row('Scans, of which clean', `${SCANS}, ${keysOfClean.length}`);
  row(`Clean containers within ${FEW_KEYS} keys`, `${few} of ${keysOfClean.length} (${(100 * share).toFixed(1)} %)`);
  row('Keys for a clean container', histogram(keysOfClean));
  row('Keys in all, pointer presses in all', `${keys}, ${pointers}`);
  const longest = (of: (frame: LongFrame) => number) => Math.round(Math.max(0, ...frames.map(of)));
  row(
    `Frames over ${LONG_FRAME_MS} ms`,
    `${frames.length}, longest ${longest(({ wholeMs }) => wholeMs)} ms, of which scripts at most ${longest(({ scriptMs }) => scriptMs)} ms`,
  );
  row(
    `Memory, after ${SCANS} scans over after ${MEMORY_FROM}`,
    `${((await memoryOf(page)) / memoryBefore).toFixed(2)}×`,
  );
  process.exitCode = share < WANTED_SHARE || pointers > 0 ? 1 : 0;
} finally {
  await context.close();
  await gantry.dispose();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** The ids of the scans with something to find; two more than are decided, so that the last decision has a next scan. */
async function deliverShift(): Promise<ReadonlySet<ScanId>> {
  const deliver = await deliveryTo(gantry.url);
  const withTarget = new Set<ScanId>();
  for (let i = 0; i < SCANS + 2; i++) {
    const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, i)).toISOString();
    const scenario = i % TARGET_IN === TARGET_IN - 1 ? 'training' : 'benign';
    const { planes, sidecar, truth } = simulateScan({ scenario, seed: `shift-${i}`, scannedAt });
    const { scanId } = await deliver(sidecar, encodeTiff([planes.high, planes.low]));
    if (truth.targets.length > 0) withTarget.add(scanId);
  }
  return withTarget;
}

/** Verdict, answers to what the detector claims, decision; until the next scan is shown. */
async function decide(page: Page, key: 'c' | 'h', shownNext: number): Promise<void> {
  const review = reviewPage(page);
  const isNext = async () => Number(await review.root.getAttribute('data-shown-count')) >= shownNext;
  const open = page.locator('[data-finding][data-status="open"]');
  await review.press(key);
  await page.waitForFunction(
    (next) => {
      const root = document.querySelector<HTMLElement>('[data-testid="review"]');
      return root?.dataset.phase === 'revealed' || Number(root?.dataset.shownCount) >= next;
    },
    shownNext,
    { timeout: 60_000 },
  );
  if (!(await isNext())) {
    if (key === 'h' && (await open.count()) > 0) await answerOne(page, 'a');
    if ((await open.count()) > 1) await rejectRest(page);
    while ((await open.count()) > 0) await answerOne(page, 'x');
    const hasGround = key === 'c' || (await page.locator('[data-finding][data-status="confirmed"]').count()) > 0;
    await review.press(key);
    if (!hasGround) await review.press('1');
  }
  await review.shown(shownNext);
}

/** Answers the finding in focus. */
async function answerOne(page: Page, key: 'a' | 'x'): Promise<void> {
  const open = page.locator('[data-finding][data-status="open"]');
  const before = await open.count();
  await page.keyboard.press(key);
  await expect(open).toHaveCount(before - 1);
}

/** Where each of the rest has been in view; nothing else. */
async function rejectRest(page: Page): Promise<void> {
  if (await page.getByRole('button', { name: 'Reject the rest' }).isDisabled()) return;
  await page.keyboard.press('Shift+X');
  await expect(page.locator('[data-finding][data-status="open"]')).toHaveCount(0);
}

interface LongFrame {
  /** With the wait for a processor and for the picture to be drawn by software. */
  readonly wholeMs: number;
  readonly scriptMs: number;
}

/** The long frames since then. */
async function watchFrames(page: Page): Promise<() => Promise<readonly LongFrame[]>> {
  await page.evaluate(() => {
    const frames: LongFrame[] = [];
    Object.assign(window, { longFrames: frames });
    type Entry = PerformanceEntry & { readonly scripts: readonly PerformanceEntry[] };
    const seen = new PerformanceObserver((list) => {
      for (const { duration, scripts } of list.getEntries() as Entry[]) {
        frames.push({ wholeMs: duration, scriptMs: scripts.reduce((sum, script) => sum + script.duration, 0) });
      }
    });
    seen.observe({ type: 'long-animation-frame' });
  });
  return () => page.evaluate(() => (window as unknown as { longFrames: LongFrame[] }).longFrames);
}

async function memoryOf(page: Page): Promise<number> {
  const browser = context.browser();
  if (!browser) throw new Error('The browser of the profile is not to be had');
  return totalMb(await browserMemory(page, browser));
}

function histogram(counts: readonly number[]): string {
  const kinds = [...new Set(counts)].sort((a, b) => a - b);
  return kinds.map((kind) => `${kind}: ${counts.filter((count) => count === kind).length}`).join(', ');
}
