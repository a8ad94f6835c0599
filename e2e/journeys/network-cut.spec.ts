import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { scenesWith } from '../support/scenes.ts';

test('an officer goes on while the network is cut, and nothing is lost or doubled', async ({
  page,
  context,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const scenes = await scenesWith(['several', 0, 1]);
  const scanIds: string[] = [];
  for (const { sidecar, image } of scenes) scanIds.push((await deliver(sidecar, image)).scanId);
  const findingsOf = (scanId: string) => scenes[scanIds.indexOf(scanId)]?.proposals.length ?? -1;

  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(page.getByText('2 ready')).toBeVisible({ timeout: 60_000 });

  await context.setOffline(true);
  await expect(page.getByRole('button', { name: 'Offline' })).toBeVisible();
  for (let shown = 1; shown <= 3; shown++) {
    const findings = findingsOf(await review.scanId());
    await review.press('c');
    if (findings > 0) await review.phase('revealed');
    for (let answered = 1; answered <= findings; answered++) {
      await review.press('x');
      await expect(review.findings().and(page.locator('[data-status="rejected"]'))).toHaveCount(answered);
    }
    if (findings > 0) await review.press('c');
    if (shown < 3) await review.shown(shown + 1);
  }
  await expect(page.getByRole('button', { name: /waiting/ })).toBeVisible();
  await context.setOffline(false);
  await review.sent();

  const records = await recordsOf(gantry.url);
  for (const scanId of scanIds) {
    const record = await records.record(scanId);
    expect(record.review.phase).toBe('decided');
    expect(actionsOf(record)).toMatchObject({ 'first-verdict.given': 1, 'detection.reported': 1, 'decision.made': 1 });
    expect(actionsOf(record)['finding.rejected'] ?? 0).toBe(findingsOf(scanId));
  }
  expect(await records.chain()).toMatchObject({ intact: true });
});
