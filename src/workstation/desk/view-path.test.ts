import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { packViewPath, unpackViewPath } from '#domain/view-path/view-path.ts';
import { deskDriver, nothingFound } from '#testing/desk-driver.ts';
import { PLAIN_RECIPE } from '#testing/review.ts';

/** What the officer had on the screen, three seconds from a moment on. */
const pathFrom = (startedAtMs: number) =>
  packViewPath(startedAtMs, [
    { atMs: 0, box: imageBox(0, 0, 20, 12), deviceScale: 1, look: PLAIN_RECIPE },
    { atMs: 3_000, box: imageBox(0, 0, 20, 12), deviceScale: 1, look: null },
  ]);

async function started() {
  const driver = deskDriver([nothingFound, nothingFound]);
  const taken: ScanId[] = [];
  const stop = driver.desk.followView((scanId) => {
    taken.push(scanId);
    return pathFrom(10_000 * taken.length);
  });
  await driver.desk.start();
  await driver.settle();
  return { ...driver, taken, stop };
}

it('sends what was looked at once the decision stands', async () => {
  const driver = await started();
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.settle();
  expect([driver.taken, driver.attached]).toEqual([[id], []]);
  await driver.pass(5_001);
  expect(driver.attached).toEqual([{ scanId: id, path: pathFrom(10_000) }]);
});

it('keeps it while the server cannot be reached, and tries again', async () => {
  const driver = await started();
  driver.cutNetwork();
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.pass(5_001);
  expect(driver.attached).toEqual([]);
  await driver.restoreNetwork();
  await driver.pass(30_001);
  expect(driver.attached.map(({ scanId }) => scanId)).toEqual([id]);
});

it('puts the sittings of one scan together', async () => {
  const driver = await started();
  const { id } = driver.current().scan;
  driver.stop();
  driver.desk.followView(() => pathFrom(60_000));
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.pass(5_001);
  const [sent] = driver.attached;
  expect(sent?.scanId).toBe(id);
  expect(sent && unpackViewPath(sent.path).map(({ atMs }) => atMs)).toEqual([0, 3_000, 50_000, 53_000]);
});
