import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { expectNoViolations } from '../support/no-violations.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer asks the seniors about a place, is answered at a place, and decides', async ({ browser, gantry }) => {
  const [scene] = await scenesWith([1]);
  const { scanId } = await (await deliveryTo(gantry.url))(scene.sidecar, scene.image);
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await review.press('Shift+Q');
  await expect(page.getByLabel('What do you want to know?')).toHaveCount(0);
  await review.press('h');
  await review.phase('revealed');
  await review.press('Shift+Q');
  const question = page.getByLabel('What do you want to know?');
  await expect(page.getByText('Pinned to finding 1.')).toBeVisible();
  await question.fill('Is this a battery?');
  await question.press('Enter');
  await review.phase('none');
  await review.sent();

  const senior = await (await browser.newContext()).newPage();
  await signInAs(senior, gantry.url, 'senior1');
  await senior.getByRole('button', { name: 'Asked', exact: true }).click();
  const row = senior.getByRole('row').filter({ hasText: 'Asked' });
  await row.getByRole('button').click();
  await senior.getByRole('link', { name: 'Open the discussion' }).click();
  const discussion = senior.getByRole('region', { name: 'Discussion' });
  await expect(discussion.getByRole('listitem')).toContainText('Is this a battery?');
  await expect(senior.getByRole('application')).toHaveAttribute('data-scan-shown', /^scn_/);
  await senior.keyboard.press('n');
  await senior.getByRole('application').click({ position: { x: 500, y: 300 } });
  await expect(senior.getByText('Pinned to the place you drew.')).toBeVisible();
  await senior.getByLabel('Your remark').fill('No: look at the terminals here');
  await senior.getByLabel('Your remark').press('Enter');
  await expect(discussion.getByRole('listitem')).toHaveCount(2);

  await expectNoViolations(senior, 'discussion');

  // The queue of the officer tells of the answer by itself.
  await page.keyboard.press('F2');
  await expect(page.getByRole('row').filter({ hasText: 'Answered' })).toHaveCount(1);
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(review.root).toHaveAttribute('data-case', scanId);
  await review.phase('revealed');
  const theirs = page.getByRole('region', { name: 'Discussion' });
  await expect(theirs).toContainText('No: look at the terminals here');
  await theirs.getByLabel('Your remark').fill('Seen, thank you');
  await theirs.getByLabel('Your remark').press('Enter');
  // The senior hears it while the discussion is open.
  await expect(discussion.getByRole('listitem')).toHaveCount(3);
  await expect(discussion).toContainText('Seen, thank you');

  await review.canvas.focus();
  await review.press('x');
  await review.press('c');
  await review.phase('none');
  await review.sent();
  await expect(discussion).toContainText('closed');

  const record = await (await recordsOf(gantry.url)).record(scanId);
  expect(record.review).toMatchObject({ phase: 'decided', decision: { outcome: 'clear' } });
  expect(record.escalation).toMatchObject({
    state: 'closed',
    remarks: [
      { text: 'Is this a battery?', place: { kind: 'box' } },
      { text: 'No: look at the terminals here', place: { kind: 'point' } },
      { text: 'Seen, thank you' },
    ],
  });
  expect(actionsOf(record)).toMatchObject({ 'scan.escalated': 1, 'escalation.remarked': 2, 'decision.made': 1 });
});
