import { readFile } from 'node:fs/promises';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { newThreat, threatReportFile } from '#testing/threat-report.ts';
import { openRecordOf } from '../pages/records-page.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';

test('an officer sees what another machine claims only after the first verdict, and it goes out with the report of the case', async ({
  browser,
  gantry,
}) => {
  const deliver = await deliveryTo(gantry.url);
  const { planes, sidecar } = simulateScan({
    scenario: 'demo/dense-block-in-apparel',
    seed: 'report',
    scannedAt: new Date().toISOString(),
  });
  const report = threatReportFile({
    threats: [
      newThreat({ regions: [{ base: [500, 300, 0], extents: [240, 160, 1], bitmap: new Uint8Array() }] }),
      newThreat({
        id: 2,
        regions: [],
        polygon: [
          [900, 240, 0],
          [1_150, 260, 0],
          [1_080, 420, 0],
        ],
        assessments: [
          {
            category: 'PI',
            description: '',
            flag: 'NO_THREAT',
            ability: 'NO_INTERFERENCE',
            probability: null,
          },
        ],
      }),
    ],
  });
  await deliver(sidecar, encodeTiff([planes.high, planes.low]), report);

  const page = await (await browser.newContext()).newPage();
  const told: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) told.push(await response.text().catch(() => ''));
  });
  await signInAs(page, gantry.url, 'officer1');
  const review = reviewPage(page);
  await review.start();
  await expect(page.getByText('Dense block')).toHaveCount(0);
  expect(told.join(' ')).not.toContain('Dense block');

  await review.press('c');
  await review.phase('revealed');
  const claims = page.getByRole('list', { name: 'Claims of Machine · Other detector 2.1' });
  await expect(claims.getByRole('listitem')).toHaveText([/M1Dense blockthreat/, /M2Prohibited itemno threat/]);
  const findings = await review.findings().count();
  for (let i = 0; i < findings; i++) await review.press('x');
  await review.press('c');
  await review.phase('none');
  await review.sent();

  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await openRecordOf(supervisor, 'Officer 1');
  await expect(supervisor.getByRole('region', { name: 'Other machines' })).toContainText('M1Dense blockthreat');
  await expect(supervisor.getByText('Report of another machine received')).toBeVisible();

  const [download] = await Promise.all([
    supervisor.waitForEvent('download'),
    supervisor.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(supervisor.getByText(/Exported at/)).toBeVisible();
});
