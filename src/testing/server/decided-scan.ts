import type { Verdict } from '#domain/decision/decision.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { doneReport, PLAIN_RECIPE } from '../review.ts';
import type { Caller } from './caller.ts';
import type { TestApp } from './test-app.ts';

/** A scan of its own that an officer decides as at first sight; the detector claims nothing. */
export async function decidedScan(server: TestApp, officer: Caller, outcome: Verdict, note = ''): Promise<ScanId> {
  let review = await officer.claim(await server.deliverScan());
  ({ review } = (await officer.act(review, 'give-first-verdict', { verdict: outcome })).body);
  ({ review } = (await officer.act(review, 'report-detection', { report: doneReport() })).body);
  await officer.act(review, 'decide', { outcome, note, recipe: PLAIN_RECIPE });
  return review.scanId;
}
