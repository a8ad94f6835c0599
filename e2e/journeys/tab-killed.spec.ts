import { createRandom } from '#base/random.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

const KILLS = 20;
/** From before the command is stored to after its receipt. */
const LATEST_MS = 250;

/** The same picture to officer and detector, another one to the store. */
function withLastSampleChanged(image: Uint8Array<ArrayBuffer>, by: number): Uint8Array<ArrayBuffer> {
  const changed = image.slice();
  changed[changed.length - 2] = ((changed.at(-2) ?? 0) + by) % 256;
  return changed;
}

test('a tab killed at 20 random points loses no decision that left the screen', async ({ context, gantry }) => {
  test.setTimeout(600_000);
  const random = createRandom('tab-killed');
  const deliver = await deliveryTo(gantry.url);
  const [scene] = await scenesWith([0]);
  const scanIds = new Set<string>();
  for (let i = 0; i < KILLS + 1; i++) {
    const scannedAt = new Date(Date.UTC(2026, 0, 1, 8, i)).toISOString();
    scanIds.add((await deliver({ ...scene.sidecar, scannedAt }, withLastSampleChanged(scene.image, i))).scanId);
  }

  let page = await context.newPage();
  await signInAs(page, gantry.url, 'officer1');
  for (let kill = 0; kill < KILLS; kill++) {
    const review = reviewPage(page);
    await review.start();
    await review.press('c');
    await page.waitForTimeout(random.between(0, LATEST_MS));
    // A crash of the renderer, as a killed process leaves it: no handler runs, nothing is flushed.
    const crashed = page.waitForEvent('crash');
    await page.goto('chrome://crash').catch(() => undefined);
    await crashed.catch(() => undefined);
    await page.close();
    page = await context.newPage();
    await page.goto(gantry.url);
    await page.getByRole('navigation').waitFor();
  }

  // Whatever was left undecided by a kill before storing is decided now.
  const review = reviewPage(page);
  await review.start();
  const records = await recordsOf(gantry.url);
  const decided = async () => {
    const answers = await Promise.all([...scanIds].map((id) => records.record(id)));
    return answers.filter((record) => record.review.phase === 'decided');
  };
  for (let i = 0; i <= KILLS && (await decided()).length < scanIds.size; i++) {
    await review.press('c');
    await page.waitForTimeout(600);
  }
  await review.sent();
  const all = await decided();
  expect(all).toHaveLength(scanIds.size);
  for (const record of all) {
    expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 1, 'detection.reported': 1, 'decision.made': 1 });
  }
  expect(await records.chain()).toMatchObject({ intact: true });
});
