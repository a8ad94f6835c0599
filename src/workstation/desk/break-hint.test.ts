import { expect, it } from 'vitest';
import { deskDriver, nothingFound } from '#testing/desk-driver.ts';
import { PLAIN_RECIPE } from '#testing/review.ts';

const MINUTE_MS = 60_000;
const FIVE = Array.from({ length: 5 }, () => nothingFound);

async function started(breakAfterMinutes: number) {
  const driver = deskDriver(FIVE, undefined, 'second-look', { breakAfterMinutes });
  await driver.desk.start();
  await driver.settle();
  return {
    ...driver,
    async clearAfter(minutes: number) {
      // An officer who is at work does something now and then.
      for (let passed = 0; passed < minutes; passed += 4) {
        await driver.pass(Math.min(4, minutes - passed) * MINUTE_MS);
        await driver.desk.undo();
      }
      await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
      await driver.settle();
    },
  };
}

it('speaks of a break between two scans, once the time is over, and goes on when told to', async () => {
  const driver = await started(20);
  await driver.clearAfter(10);
  expect(driver.desk.state().current).not.toBeNull();
  await driver.clearAfter(12);
  expect(driver.desk.state()).toMatchObject({ current: null, notice: { kind: 'break-due', minutes: 22 } });
  await driver.desk.start();
  await driver.settle();
  expect(driver.desk.state()).toMatchObject({ notice: null });
  await driver.clearAfter(10);
  expect(driver.desk.state().current).not.toBeNull();
});

it('says nothing to whoever had a break already, nor where the policy is silent', async () => {
  const rested = await started(20);
  await rested.clearAfter(15);
  await rested.pass(6 * MINUTE_MS);
  await rested.clearAfter(10);
  expect(rested.desk.state().current).not.toBeNull();
  const never = await started(0);
  await never.clearAfter(200);
  expect(never.desk.state().current).not.toBeNull();
});

it('lets the decision before the break be taken back', async () => {
  const driver = await started(20);
  const { id } = driver.current().scan;
  await driver.clearAfter(24);
  expect(driver.desk.state().current).toBeNull();
  await driver.desk.undoDecision();
  await driver.settle();
  expect(driver.current().scan.id).toBe(id);
});
