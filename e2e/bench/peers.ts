/**
 * The workstation beside cornerstone3D, OpenSeadragon and a plain canvas: one browser, one run, the same scan of 5000×1500
 * pixels. Opening to full resolution, a change of the window, panning and zooming with 200 boxes, memory after many scans.
 * The first run installs the peers below `peers/`.
 *
 *   npm run bench:peers [-- SCANS_FOR_MEMORY]
 */
import { randomUUID } from 'node:crypto';
import { type Browser, chromium, type Page } from '@playwright/test';
import { AnnotationId } from '#domain/annotation/annotation.ts';
import { imageBox } from '#domain/annotation/space.ts';
import { remoteOfficer } from '#testing/server/remote-officer.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { LAUNCH } from '../support/browser-launch.ts';
import { deliveryTo } from '../support/deliver.ts';
import { DEMO_PASSWORD, type GantryServer, startGantry } from '../support/gantry-server.ts';
import { clearScan } from './answer-all.ts';
import { browserMemory, totalMb } from './browser-memory.ts';
import { closerBy, dragTimes, wheelTimes } from './frame-times.ts';
import { LARGE, largeFile, largeScan } from './large-scan.ts';
import { keyToNextPicture } from './next-picture.ts';
import { servePeerPages } from './peer-pages.ts';
import { median, row } from './report.ts';

const PEERS = ['cornerstone', 'openseadragon', 'canvas'] as const;
const OPENS = 5;
/** The one on the screen and two behind it. */
const HELD_BY_A_STATION = 3;
const BOXES = 200;
/** Of the wheel, before the picture is moved: the whole of it cannot be. */
const NOTCHES = 10;
const MEMORY_FROM = 5;
const MEMORY_SCANS = Number(process.argv[2] ?? 50);

interface Figures {
  /** The first opening in a fresh browser, then the others; the workstation's are each in a page of their own. */
  readonly firstMs: number;
  readonly openMs: readonly number[];
  /** The next scan in a page at work. The workstation has fetched it ahead; a peer fetches it when it is asked to open it. */
  readonly nextMs: readonly number[];
  readonly windowMs: readonly number[];
  readonly panMs: readonly number[];
  readonly zoomMs: readonly number[];
  readonly memoryMb: number;
  readonly memoryGrowth: number;
}

/** What a page of `peers/` puts on its window. */
interface PeerViewer {
  open(number: number): Promise<void>;
  annotate(count: number): Promise<number>;
  tool(name: 'window' | 'pan'): void;
  readonly updates?: number[];
}
type PeerWindow = Window & { viewer: PeerViewer };

const { planes, sidecar } = largeScan();
const launch = () => chromium.launch(LAUNCH);

const figures: Record<string, Figures> = { gantry: await withBrowser(measureGantry) };
const pages = await servePeerPages(planes.high);
try {
  for (const peer of PEERS) figures[peer] = await withBrowser((browser) => measurePeer(browser, pages.url, peer));
} finally {
  await pages.dispose();
}
report();

async function withBrowser(measure: (browser: Browser) => Promise<Figures>): Promise<Figures> {
  const browser = await launch();
  try {
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
}

async function measurePeer(browser: Browser, url: string, peer: string): Promise<Figures> {
  const page = await newPage(browser);
  await page.goto(`${url}/?viewer=${peer}`);
  await page.locator('body[data-ready]').waitFor();
  const open = (number: number) =>
    page.evaluate(async (n) => {
      const startedMs = performance.now();
      await (window as unknown as PeerWindow).viewer.open(n);
      return performance.now() - startedMs;
    }, number);
  const [firstMs = Number.NaN, ...openMs] = await oneByOne(OPENS, open);

  const view = page.locator('#view');
  const choose = (tool: 'window' | 'pan') =>
    page.evaluate((name) => (window as unknown as PeerWindow).viewer.tool(name), tool);
  await choose('window');
  const framesMs = await dragTimes(page, view, 'left');
  const updates = await page.evaluate(() => (window as unknown as PeerWindow).viewer.updates);
  const windowMs = updates ? updates.slice(1).map((atMs, i) => atMs - (updates[i] as number)) : framesMs;

  const drawn = await page.evaluate((n) => (window as unknown as PeerWindow).viewer.annotate(n), BOXES);
  if (drawn < BOXES) throw new Error(`${peer} shows ${drawn} of ${BOXES} boxes`);
  await choose('pan');
  await closerBy(page, view, NOTCHES);
  const panMs = await dragTimes(page, view, 'left');
  const zoomMs = await wheelTimes(page, view);

  await oneByOne(MEMORY_FROM, open);
  const before = totalMb(await browserMemory(page, browser));
  await oneByOne(MEMORY_SCANS - MEMORY_FROM, open);
  const memoryMb = totalMb(await browserMemory(page, browser));
  return { firstMs, openMs, nextMs: openMs, windowMs, panMs, zoomMs, memoryMb, memoryGrowth: memoryMb / before };
}

async function measureGantry(browser: Browser): Promise<Figures> {
  const gantry = await startGantry();
  try {
    await deliverMany(gantry, OPENS * HELD_BY_A_STATION + 1);
    const openMs: number[] = [];
    let windowMs: readonly number[] = [];
    for (let i = 0; i < OPENS; i++) {
      const opened = await openAnew(browser, gantry.url);
      openMs.push(await fullPictureMs(opened));
      if (i === OPENS - 1) windowMs = await dragTimes(opened, reviewPage(opened).canvas, 'right');
      await opened.context().close();
    }
    await annotateFirst(gantry.url);
    const page = await openAnew(browser, gantry.url);
    const review = reviewPage(page);
    await closerBy(page, review.canvas, NOTCHES);
    const panMs = await dragTimes(page, review.canvas, 'left');
    const zoomMs = await wheelTimes(page, review.canvas);

    await page.context().close();

    await deliverMany(gantry, OPENS + MEMORY_SCANS + HELD_BY_A_STATION);
    const shift = await newPage(browser);
    await signInAs(shift, gantry.url, 'officer2');
    await reviewPage(shift).start();
    const nextMs = await oneByOne(OPENS, (i) => keyToNextPicture(shift, i + 2));
    let before = Number.NaN;
    for (let done = 1; done <= MEMORY_SCANS; done++) {
      await clearScan(shift, OPENS + done + 1);
      if (done === MEMORY_FROM) before = totalMb(await browserMemory(shift, browser));
    }
    const memoryMb = totalMb(await browserMemory(shift, browser));
    const [firstMs = Number.NaN, ...others] = openMs;
    return { firstMs, openMs: others, nextMs, windowMs, panMs, zoomMs, memoryMb, memoryGrowth: memoryMb / before };
  } finally {
    await gantry.dispose();
  }
}

async function deliverMany({ url }: GantryServer, count: number): Promise<void> {
  const deliver = await deliveryTo(url);
  for (let i = 0; i < count; i++) {
    const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, count, i)).toISOString();
    await deliver({ ...sidecar, scannedAt }, largeFile(planes, 1_000 * count + i));
  }
}

/** The next scan in a window that has kept nothing. */
async function openAnew(browser: Browser, url: string): Promise<Page> {
  const page = await newPage(browser);
  await signInAs(page, url, 'officer1');
  await reviewPage(page).start();
  return page;
}

/** Of the first plane at full resolution: fetched, inflated, proved by its hash, drawn. */
function fullPictureMs(page: Page): Promise<number> {
  return page.evaluate(() => performance.getEntriesByName('gantry:full-picture')[0]?.duration ?? Number.NaN);
}

/** Boxes by an officer on the next scan, past the screens; the scan is given back. */
async function annotateFirst(url: string): Promise<void> {
  const officer = await remoteOfficer(url, 'officer1', DEMO_PASSWORD);
  let review = await officer.claim();
  const columns = 20;
  for (let i = 0; i < BOXES; i++) {
    const [width, height] = [LARGE.width / columns, LARGE.height / (BOXES / columns)];
    const box = imageBox((i % columns) * width, Math.floor(i / columns) * height, width / 2, height / 2);
    const content = { shape: { kind: 'box' as const, box }, classId: null, note: '' };
    const annotationId = AnnotationId.parse(`ann_${randomUUID()}`);
    review = await officer.act(review, 'annotate', { annotationId, content });
  }
  const envelope = { commandId: randomUUID(), deviceAt: new Date().toISOString() };
  await officer.post('/api/queue/release', { ...envelope, scanId: review.scanId, leaseId: review.lease?.id });
}

async function oneByOne(count: number, run: (i: number) => Promise<number>): Promise<number[]> {
  const results: number[] = [];
  for (let i = 0; i < count; i++) results.push(await run(i));
  return results;
}

function report(): void {
  const [ours, ...names] = Object.keys(figures) as [string, ...string[]];
  row('', [ours, ...names].join(' | '));
  const line = (what: string, figureOf: (one: Figures) => number, unit = 'ms') =>
    row(
      what,
      [ours, ...names]
        .map((name) => `${figureOf(figures[name] as Figures).toFixed(unit === '×' ? 2 : 0)} ${unit}`)
        .join(' | '),
    );
  const ratio = (what: string, figureOf: (one: Figures) => number) => {
    const best = Math.min(...names.map((name) => figureOf(figures[name] as Figures)));
    row(`Ratio, best peer over ours, ${what}`, `${(best / figureOf(figures[ours] as Figures)).toFixed(2)}×`);
  };
  line('Open, first in a fresh page', ({ firstMs }) => firstMs);
  line('Open, others, median', ({ openMs }) => median(openMs));
  line('Open, the next one, median', ({ nextMs }) => median(nextMs));
  line('Window, between updates, median', ({ windowMs }) => median(windowMs));
  line('Window, longest', ({ windowMs }) => Math.max(...windowMs));
  line(`Pan with ${BOXES} boxes, between frames, median`, ({ panMs }) => median(panMs));
  line('Pan, longest', ({ panMs }) => Math.max(...panMs));
  line(`Zoom with ${BOXES} boxes, median`, ({ zoomMs }) => median(zoomMs));
  line('Zoom, longest', ({ zoomMs }) => Math.max(...zoomMs));
  line(`Memory after ${MEMORY_SCANS} scans, all processes`, ({ memoryMb }) => memoryMb, 'MB');
  line(`Memory, after ${MEMORY_SCANS} over after ${MEMORY_FROM}`, ({ memoryGrowth }) => memoryGrowth, '×');
  ratio('open, first', ({ firstMs }) => firstMs);
  ratio('open, others', ({ openMs }) => median(openMs));
  ratio('open, the next one', ({ nextMs }) => median(nextMs));
  ratio('window', ({ windowMs }) => median(windowMs));
  ratio('pan', ({ panMs }) => median(panMs));
  ratio('zoom', ({ zoomMs }) => median(zoomMs));
}
