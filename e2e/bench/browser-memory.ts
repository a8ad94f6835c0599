import { execFileSync } from 'node:child_process';
import type { Browser, Page } from '@playwright/test';

/** Of one moment, after the garbage was collected. */
export interface BrowserMemory {
  /** Resident memory by kind of process; shared memory counts once for each process that has touched it. */
  readonly residentMb: Readonly<Record<string, number>>;
  /** Of the page alone, without its workers. */
  readonly heapMb: number;
  readonly nodes: number;
  readonly listeners: number;
}

export async function browserMemory(page: Page, browser: Browser): Promise<BrowserMemory> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { jsHeapSizeUsed, nodes, jsEventListeners } = await session
    .send('Memory.getDOMCounters')
    .then(async (counters) => ({
      ...counters,
      jsHeapSizeUsed: (await session.send('Runtime.getHeapUsage')).usedSize,
    }));
  await session.detach();
  return {
    residentMb: await residentMb(browser),
    heapMb: jsHeapSizeUsed / 2 ** 20,
    nodes,
    listeners: jsEventListeners,
  };
}

async function residentMb(browser: Browser): Promise<Record<string, number>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes: Record<string, number> = {};
  for (const { id, type } of processInfo) {
    const kb = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(id)], { encoding: 'utf8' }));
    sizes[type] = (sizes[type] ?? 0) + kb / 1024;
  }
  return sizes;
}

export const totalMb = ({ residentMb }: BrowserMemory): number =>
  Object.values(residentMb).reduce((sum, mb) => sum + mb, 0);
