import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { CocoDataset } from '#contract/coco.ts';
import { imageBox } from '#domain/annotation/space.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import { doneReport } from '#testing/review.ts';
import { remoteOfficer } from '#testing/server/remote-officer.ts';
import { newSidecar, newTiff } from '#testing/server/scan-factory.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { DEMO_PASSWORD } from '../support/gantry-server.ts';
import { expect, test } from '../support/journey.ts';

/** Presses the button and reads the file that the browser was handed. */
async function exported(page: Page): Promise<CocoDataset> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export findings (COCO)' }).click();
  const dataset = CocoDataset.parse(JSON.parse(await readFile(await (await download).path(), 'utf8')));
  await expect(page.getByText('1 scan, 1 annotation exported')).toBeVisible();
  return dataset;
}

test('supervisor and administrator take out what officers decided', async ({ browser, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const { scanId } = await deliver(newSidecar(), newTiff());
  const officer = await remoteOfficer(gantry.url, 'officer1', DEMO_PASSWORD);
  let review = await officer.claim();
  review = await officer.act(review, 'give-first-verdict', { verdict: 'hold' });
  const findingId = 'fnd_00000001' as FindingId;
  const report = doneReport({ findingId, classId: 'weapon', score: 0.8, box: imageBox(2, 3, 8, 5) });
  review = await officer.act(review, 'report-detection', { report });
  review = await officer.act(review, 'confirm-finding', { findingId, classId: 'weapon' });
  await officer.act(review, 'decide', { outcome: 'hold', note: '', recipe: { plane: 'high', operations: [] } });

  const supervisor = await (await browser.newContext()).newPage();
  await signInAs(supervisor, gantry.url, 'supervisor1');
  await supervisor.getByRole('link', { name: 'Records' }).click();
  const taken = await exported(supervisor);
  expect(taken.images[0]?.attributes).toMatchObject({ scan_id: scanId, outcome: 'hold' });
  expect(taken.annotations[0]).toMatchObject({ bbox: [2, 3, 8, 5], attributes: { decision: 'confirmed' } });

  const administrator = await (await browser.newContext()).newPage();
  await signInAs(administrator, gantry.url, 'admin1');
  await administrator.getByRole('link', { name: 'Packs' }).click();
  expect((await exported(administrator)).annotations).toEqual(taken.annotations);
});
