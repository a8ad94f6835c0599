import type { Locator, Page } from '@playwright/test';

const FRAMES = 120;
/** What is too slow for so many is measured over fewer. */
const LONGEST_MS = 15_000;
const RESTED_MS = 1_000;

/** Durations of the frames during a drag in loops around the middle of a picture, each with one move, in milliseconds. */
export async function dragTimes(page: Page, picture: Locator, button: 'left' | 'right'): Promise<number[]> {
  await page.mouse.move(...(await middleOf(picture)));
  await page.mouse.down({ button });
  const times = await frameTimes(picture, button);
  await page.mouse.up({ button });
  return times;
}

/** The same while the wheel turns in and out over the middle. */
export async function wheelTimes(page: Page, picture: Locator): Promise<number[]> {
  await page.mouse.move(...(await middleOf(picture)));
  return frameTimes(picture, 'wheel');
}

/** Turns the wheel towards the middle and waits until the picture rests. */
export async function closerBy(page: Page, picture: Locator, notches: number): Promise<void> {
  await page.mouse.move(...(await middleOf(picture)));
  for (let i = 0; i < notches; i++) await page.mouse.wheel(0, -100);
  await page.waitForTimeout(RESTED_MS);
}

async function middleOf(picture: Locator): Promise<[x: number, y: number]> {
  const box = await picture.boundingBox();
  if (!box) throw new Error('The picture has no place on the page');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

/**
 * The moves are made in the page, one before each frame: those of a driver come when they come, and frames without one
 * would count as quick.
 */
function frameTimes(picture: Locator, hand: 'left' | 'right' | 'wheel'): Promise<number[]> {
  return picture.evaluate(
    (element, { frames, longestMs, hand }) =>
      new Promise<number[]>((resolve) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        const target = document.elementFromPoint(x, y) ?? element;
        const placeAt = (step: number) => ({ x: x + 120 * Math.sin(step / 9), y: y + 60 * Math.cos(step / 7) });
        const act = (step: number) => {
          const common = { bubbles: true, cancelable: true, composed: true, view: window };
          if (hand === 'wheel') {
            const deltaY = step % 20 < 10 ? -60 : 60;
            target.dispatchEvent(new WheelEvent('wheel', { ...common, clientX: x, clientY: y, deltaY }));
            return;
          }
          const [at, before] = [placeAt(step), placeAt(step - 1)];
          const move = {
            ...common,
            clientX: at.x,
            clientY: at.y,
            movementX: at.x - before.x,
            movementY: at.y - before.y,
            button: -1,
            buttons: hand === 'left' ? 1 : 2,
          };
          const pointer = { pointerId: 1, pointerType: 'mouse', isPrimary: true };
          target.dispatchEvent(new PointerEvent('pointermove', { ...move, ...pointer }));
          target.dispatchEvent(new MouseEvent('mousemove', { ...move, button: 0 }));
        };
        const times: number[] = [];
        const startedMs = performance.now();
        let lastMs = startedMs;
        const tick = (nowMs: number) => {
          times.push(nowMs - lastMs);
          lastMs = nowMs;
          if (times.length > frames || nowMs - startedMs > longestMs) return resolve(times.slice(1));
          act(times.length);
          requestAnimationFrame(tick);
        };
        requestAnimationFrame(tick);
      }),
    { frames: FRAMES, longestMs: LONGEST_MS, hand },
  );
}
