import type { Locator, Page } from '@playwright/test';

interface FrameTimes {
  readonly frames: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Tasks of the main thread over 50 ms while the hand moved. */
  readonly longTasksMs: readonly number[];
}

/** Drags window and level with the right button over the picture for about `seconds`, and times every frame meanwhile. */
export async function windowDragFrames(page: Page, canvas: Locator, seconds = 3): Promise<FrameTimes> {
  const place = await canvas.boundingBox();
  if (!place) throw new Error('The canvas has no place on the page');
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  const timed = page.evaluate(timeFrames, seconds * 1000);
  const endMs = Date.now() + seconds * 1000;
  for (let step = 0; Date.now() < endMs; step++) {
    await page.mouse.move(x + 120 * Math.sin(step / 9), y + 60 * Math.cos(step / 7));
  }
  await page.mouse.up({ button: 'right' });
  return timed;
}

/** Runs in the page. */
async function timeFrames(lastsMs: number): Promise<FrameTimes> {
  const longTasksMs: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(Math.round(duration));
  });
  observer.observe({ type: 'longtask' });
  const deltas: number[] = [];
  const startedMs = performance.now();
  for (let beforeMs = startedMs; beforeMs - startedMs < lastsMs; ) {
    const nowMs = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
    deltas.push(nowMs - beforeMs);
    beforeMs = nowMs;
  }
  observer.disconnect();
  const sorted = deltas.sort((a, b) => a - b);
  const at = (fraction: number) => Math.round((sorted[Math.floor(sorted.length * fraction)] ?? 0) * 10) / 10;
  return { frames: deltas.length, medianMs: at(0.5), p95Ms: at(0.95), longTasksMs };
}

interface OpenTimes {
  readonly scanId: string;
  readonly firstPixelMs: number | undefined;
  readonly fullPictureMs: number | undefined;
}

/** From the moment a scan was put on the canvas until its preview, or all of it, was on the screen; in order of opening. */
export function openTimes(page: Page): Promise<readonly OpenTimes[]> {
  return page.evaluate(() => {
    const measures = performance.getEntriesByType('measure') as PerformanceMeasure[];
    const scanIdOf = ({ detail }: PerformanceMeasure) => (detail as { scanId?: string } | null)?.scanId ?? '';
    const durationOf = (name: string, scanId: string) =>
      measures.find((measure) => measure.name === name && scanIdOf(measure) === scanId)?.duration;
    const firsts = measures.filter(({ name }) => name === 'gantry:first-pixel');
    return firsts.map((measure) => ({
      scanId: scanIdOf(measure),
      firstPixelMs: measure.duration,
      fullPictureMs: durationOf('gantry:full-picture', scanIdOf(measure)),
    }));
  });
}
