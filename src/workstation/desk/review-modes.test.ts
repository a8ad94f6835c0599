import { expect, it } from 'vitest';
import { imageBox } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { ReviewMode } from '#domain/review-policy/case-terms.ts';
import { deskDriver, foundBoxes, nothingFound } from '#testing/desk-driver.ts';
import { PLAIN_RECIPE } from '#testing/review.ts';

async function started(mode: ReviewMode, ...answers: Parameters<typeof deskDriver>[0]) {
  const driver = deskDriver(answers, undefined, mode);
  await driver.desk.start();
  await driver.settle();
  return driver;
}

it('blind: shows nothing of the detector, and records what it says after the decision', async () => {
  const driver = await started('blind', foundBoxes(2), nothingFound);
  const { id } = driver.current().scan;
  expect(driver.current().review).toMatchObject({ phase: 'first-look', findings: [], detection: null });
  await driver.desk.decide('clear', '', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({
    phase: 'decided',
    firstVerdict: { verdict: 'clear' },
    detection: { state: 'done' },
    findings: [{ status: 'open' }, { status: 'open' }],
  });
  expect(driver.current().scan.id).not.toBe(id);
  await driver.desk.undoDecision();
  await driver.settle();
  expect(driver.current()).toMatchObject({
    scan: { id },
    review: { phase: 'first-look', findings: [], detection: null },
    foundSoFar: [],
  });
  await driver.desk.decide('hold', 'left wall', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({ phase: 'decided', decision: { outcome: 'hold' } });
  expect(driver.desk.state().notice).toBeNull();
});

it('blind: waits with the record for a detector that is slower than the officer', async () => {
  const driver = await started('blind', null);
  const { id } = driver.current().scan;
  driver.detectorGetsTo(0.5, [{ classId: 'weapon', score: 0.8, box: imageBox(1, 2, 3, 4) }]);
  expect(driver.current().foundSoFar).toEqual([]);
  await driver.desk.decide('clear', '', PLAIN_RECIPE);
  await driver.pass(8_000);
  expect(driver.server.review(id)).toMatchObject({ phase: 'decided', detection: null });
  await driver.detectorAnswers(foundBoxes(1));
  expect(driver.server.review(id)).toMatchObject({ detection: { state: 'done' }, findings: [{ status: 'open' }] });
});

it('two officers: sends a clear on to the second, with the opinion of the first', async () => {
  const driver = await started('two-officer', nothingFound, foundBoxes(1));
  const { id } = driver.current().scan;
  await driver.desk.giveVerdict('clear', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({ round: 2, decision: null, handedOver: { opinion: 'clear' } });
  const second = driver.current();
  expect(second.scan.id).not.toBe(id);
  await driver.desk.giveVerdict('hold', PLAIN_RECIPE);
  await driver.desk.confirmFinding(driver.current().review.findings[0]?.id as FindingId, 'weapon');
  await driver.desk.decide('hold', '', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(second.scan.id)).toMatchObject({ phase: 'decided', decision: { outcome: 'hold' } });
});

it('concurrent: has the findings on the table without a verdict', async () => {
  const driver = await started('concurrent', foundBoxes(1));
  const { id } = driver.current().scan;
  expect(driver.current().review).toMatchObject({ phase: 'revealed', findings: [{ status: 'open' }] });
  await driver.desk.rejectFinding(driver.current().review.findings[0]?.id as FindingId, 'benign-goods');
  await driver.desk.decide('clear', '', PLAIN_RECIPE);
  await driver.settle();
  expect(driver.server.review(id)).toMatchObject({ phase: 'decided', firstVerdict: null });
});

it('concurrent: goes on without a detector that does not come back', async () => {
  const driver = await started('concurrent', null);
  expect(driver.current()).toMatchObject({ awaitingDetection: true, review: { detection: null } });
  await driver.pass(20_001);
  expect(driver.current()).toMatchObject({ awaitingDetection: false, review: { detection: { state: 'late' } } });
});
