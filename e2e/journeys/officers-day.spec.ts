import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { CaseRecord } from '#contract/record.ts';
import { reviewPage } from '../pages/review-page.ts';
import { signInAs } from '../pages/sign-in-page.ts';
import { deliveryTo } from '../support/deliver.ts';
import { expect, test } from '../support/journey.ts';
import { actionsOf, recordsOf } from '../support/record.ts';
import { expectFindingsAsNative, scenesWith } from '../support/scenes.ts';

const station = async (browser: Browser, url: string, username: string) => {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, url, username);
  return page;
};

test('two officers work, a supervisor finds who did what', async ({ browser, gantry }) => {
  const deliver = await deliveryTo(gantry.url);
  const [busy, clean, other] = await scenesWith(['several', 0, 'any']);
  const first = await deliver(busy.sidecar, busy.image);

  const onePage = await station(browser, gantry.url, 'officer1');
  const one = reviewPage(onePage);
  await one.start();
  expect(await one.scanId()).toBe(first.scanId);
  await deliver(clean.sidecar, clean.image);

  // A second officer gets another scan, never the same one.
  const twoPage = await station(browser, gantry.url, 'officer2');
  await deliver(other.sidecar, other.image);
  const two = reviewPage(twoPage);
  await two.start();
  expect(await two.scanId()).not.toBe(first.scanId);

  // Blind look, own verdict, reveal of what the model computed in this browser.
  await one.phase('first-look');
  expect(await one.findings().count()).toBe(0);
  await one.press('h');
  await one.phase('revealed');
  await expect(one.findings()).toHaveCount(busy.proposals.length);

  // Confirm one, reject the rest, draw one, decide.
  await one.press('a');
  await expect(one.findings().and(onePage.locator('[data-status="confirmed"]'))).toHaveCount(1);
  for (let i = 1; i < busy.proposals.length; i++) {
    await one.press('x');
    await expect(one.findings().and(onePage.locator('[data-status="rejected"]'))).toHaveCount(i);
  }
  await one.drawBox([0.45, 0.42], [0.55, 0.55]);
  await expect(one.marks()).toHaveCount(1);
  await one.press('h');
  await expect(one.root).not.toHaveAttribute('data-case', first.scanId);
  await one.sent();

  const records = await recordsOf(gantry.url);
  const record = await records.record(first.scanId);
  expect(actionsOf(record)).toMatchObject({
    'scan.received': 1,
    'scan.claimed': 1,
    'first-verdict.given': 1,
    'detection.reported': 1,
    'finding.confirmed': 1,
    'finding.rejected': busy.proposals.length - 1,
    'annotation.drawn': 1,
    'decision.made': 1,
  });
  expect(record.review).toMatchObject({
    phase: 'decided',
    firstVerdict: { verdict: 'hold' },
    decision: { outcome: 'hold', recipe: { plane: 'high' } },
    annotations: [{ shape: { kind: 'box' } }],
  });
  expectFindingsAsNative(record.review.findings, busy.proposals);
  expect(await records.chain()).toMatchObject({ intact: true, broken: null });

  // The supervisor finds the case and exports it; the file says what the server says.
  const supervisor = await station(browser, gantry.url, 'supervisor1');
  await supervisor.getByRole('link', { name: 'Records' }).click();
  await supervisor.getByRole('row').filter({ hasText: 'Officer 1' }).first().getByRole('link').click();
  await supervisor.getByLabel('Format of the export').selectOption({ label: 'Record (JSON)' });
  const [download] = await Promise.all([
    supervisor.waitForEvent('download'),
    supervisor.getByRole('button', { name: 'Export', exact: true }).click(),
  ]);
  const exported = CaseRecord.parse(JSON.parse(await readFile(await download.path(), 'utf8')));
  expect(exported.review).toEqual(record.review);
  expect(exported.events.slice(0, record.events.length)).toEqual(record.events);
});
