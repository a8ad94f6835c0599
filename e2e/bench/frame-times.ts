import type { Page } from '@playwright/test';
import { LARGE } from './large-scan.ts';

/** Durations of the frames during a right-button drag over the picture, in milliseconds. */
export async function frameTimes(page: Page): Promise<number[]> {
  const box = await page.getByRole('application').boundingBox();
  if (!box) throw new Error('The canvas has no place on the page');
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const times: number[] = [];
        let lastMs = performance.now();
        const tick = (nowMs: number) => {
          times.push(nowMs - lastMs);
          lastMs = nowMs;
          if (times.length < 120) requestAnimationFrame(tick);
          else resolve(times.slice(1));
        };
        requestAnimationFrame(tick);
      }),
  );
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  let isDone = false;
  void frames.then(() => {
    isDone = true;
  });
  for (let i = 0; !isDone; i++) await page.mouse.move(x + 120 * Math.sin(i / 9), y + 60 * Math.cos(i / 7));
  await page.mouse.up({ button: 'right' });
  return frames;
}

/** The peer: a look-up table over the whole picture into a 2-D canvas, in the same page. */
export function peerWindowTimes(page: Page): Promise<number[]> {
  return page.evaluate(async ({ width, height }) => {
    const samples = new Uint16Array(width * height).map((_, i) => (i * 2654435761) >>> 16);
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.style.cssText = 'position: fixed; inset: 0; width: 100vw; z-index: 9999';
    document.body.append(canvas);
    const context = canvas.getContext('2d');
    const picture = new ImageData(width, height);
    const grey = new Uint32Array(picture.data.buffer);
    const table = new Uint32Array(65_536);
    const times: number[] = [];
    for (let run = 0; run < 12; run++) {
      const startedMs = performance.now();
      for (let v = 0; v < table.length; v++) {
        const g = Math.max(0, Math.min(255, Math.round((v / 65_535 - 0.02 * run) * 255)));
        table[v] = 0xff000000 | (g << 16) | (g << 8) | g;
      }
      for (let i = 0; i < samples.length; i++) grey[i] = table[samples[i] as number] as number;
      context?.putImageData(picture, 0, 0);
      // Twice: the first callback comes before the picture is on the screen.
      await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      times.push(performance.now() - startedMs);
    }
    canvas.remove();
    return times.slice(2);
  }, LARGE);
}
