import { randomUUID } from 'node:crypto';
import type { DetectionReport, Proposal } from '#domain/finding/detection-report.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import type { Particulars } from '#testing/server/caller.ts';
import { type RemoteOfficer, remoteOfficer } from '#testing/server/remote-officer.ts';
import { deliveryTo } from './deliver.ts';
import { DEMO_PASSWORD } from './gantry-server.ts';

/** How one scan is to have been decided. */
export interface Course {
  readonly officer: 'officer1' | 'officer2';
  readonly first: 'clear' | 'hold';
  /** Classes of what the detector claims; all are confirmed or all rejected. */
  readonly claims?: readonly string[];
  readonly answer?: 'confirm' | 'reject';
  readonly outcome: 'clear' | 'hold';
}

/** Delivers small simulated scans and decides them as officers would, past the screens. Returns them in order. */
export async function decidedScans(url: string, courses: readonly Course[]): Promise<ScanId[]> {
  const deliver = await deliveryTo(url);
  const scanIds: ScanId[] = [];
  for (const [i, course] of courses.entries()) {
    const scannedAt = new Date(Date.UTC(2026, 0, 2, 8, i)).toISOString();
    const { planes, sidecar } = simulateScan({ scenario: 'small', seed: `decided-${i}`, scannedAt });
    const { scanId } = await deliver(sidecar, encodeTiff([planes.high, planes.low]));
    await decide(url, scanId, course);
    scanIds.push(scanId);
  }
  return scanIds;
}

/** Decides a scan of the queue as an officer would, past the screens. */
export async function decide(
  url: string,
  scanId: ScanId,
  { officer, first, claims = [], answer = 'reject', outcome }: Course,
) {
  const caller = await officerAt(url, officer);
  let review = await caller.claim(scanId);
  async function act<Name extends ReviewCommand['name']>(name: Name, rest: Particulars<Name>): Promise<void> {
    review = await caller.act(review, name, rest);
  }

  await act('give-first-verdict', { verdict: first });
  await act('report-detection', { report: reportOf(claims) });
  for (const { id, classId } of review.findings) {
    if (answer === 'confirm') await act('confirm-finding', { findingId: id, classId });
    else await act('reject-finding', { findingId: id, reason: 'benign-goods' });
  }
  await act('decide', { outcome, note: outcome === 'hold' ? 'Dense block behind the tiles' : '', recipe: RECIPE });
}

const RECIPE: Recipe = { plane: 'high', operations: [] };
const officers = new Map<string, Promise<RemoteOfficer>>();

/** Signed in once for each server. */
function officerAt(url: string, username: string): Promise<RemoteOfficer> {
  const key = `${url} ${username}`;
  const officer = officers.get(key) ?? remoteOfficer(url, username, DEMO_PASSWORD);
  officers.set(key, officer);
  return officer;
}

function reportOf(claims: readonly string[]): DetectionReport {
  const proposals = claims.map(
    (classId, i) =>
      ({
        findingId: `fnd_${randomUUID()}`,
        classId,
        score: 0.9 - i / 10,
        box: { x: 60 + 90 * i, y: 40, width: 70, height: 50 },
      }) as unknown as Proposal,
  );
  return {
    state: 'done',
    packId: 'cargonet-s',
    packVersion: '0.1.1',
    modelSha256: 'a'.repeat(64),
    provider: 'wasm',
    durationMs: 900,
    proposals,
  };
}
