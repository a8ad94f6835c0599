import { expect, type Locator, type Page } from '@playwright/test';

/** On the canvas, as fractions of its width and height. */
type Place = readonly [number, number];

/** The review screen in the words of an officer. */
export function reviewPage(page: Page) {
  const root = page.getByTestId('review');
  const canvas = page.getByRole('application');

  /** Keys given just after an image came are ignored on purpose; an officer does not press that fast. */
  const GUARD_MS = 300;
  /** For a machine under load; also where no runner has set a time. */
  const PATIENCE = { timeout: 60_000 };

  async function shown(count: number): Promise<void> {
    await expect(root).toHaveAttribute('data-shown-count', String(count), PATIENCE);
    await expect(canvas).toHaveAttribute('data-scan-shown', /^scn_/, PATIENCE);
    await expect(root).toHaveAttribute('data-ai-state', /^(done|failed|cannot-judge|not-available)$/, {
      timeout: 90_000,
    });
    await page.waitForTimeout(GUARD_MS);
  }

  async function at([x, y]: Place): Promise<readonly [number, number]> {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('The canvas has no place on the page');
    return [box.x + x * box.width, box.y + y * box.height];
  }

  async function drag(from: Place, to: Place, button: 'left' | 'right' = 'left'): Promise<void> {
    await page.mouse.move(...(await at(from)));
    await page.mouse.down({ button });
    await page.mouse.move(...(await at(to)), { steps: 6 });
    await page.mouse.up({ button });
  }

  async function point(place: Place): Promise<void> {
    await page.mouse.move(...(await at(place)));
  }

  async function click(place: Place): Promise<void> {
    await page.mouse.click(...(await at(place)));
  }

  return {
    root,
    canvas,
    /** The queue's main button: takes the next scan and waits for its picture and the detector. */
    async start(): Promise<void> {
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await shown(1);
    },
    shown,
    scanId: async () => (await root.getAttribute('data-case')) ?? '',
    phase: (phase: string) => expect(root).toHaveAttribute('data-phase', phase, PATIENCE),
    press: (key: string) => page.keyboard.press(key),
    findings: (): Locator => page.getByRole('list', { name: 'Findings of the AI' }).getByRole('listitem'),
    marks: (): Locator => page.getByRole('list', { name: 'Marks on the image' }).getByRole('listitem'),
    drag,
    point,
    click,
    /** Draws with the box tool between two places of the canvas. */
    async drawBox(from: Place, to: Place): Promise<void> {
      await page.keyboard.press('b');
      await drag(from, to);
    },
    /** Until nothing waits on this device for the server. */
    sent: () => expect(page.getByRole('button', { name: /^(Nothing to send|Sent )/ })).toBeVisible({ timeout: 60_000 }),
  };
}
