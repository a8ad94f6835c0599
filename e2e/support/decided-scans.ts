import { randomUUID } from 'node:crypto';
import type { DetectionReport, Proposal } from '#domain/finding/detection-report.ts';
import type { ReviewCommand } from '#domain/review/command.ts';
import type { Review } from '#domain/review/review.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';
import { deliveryTo } from './deliver.ts';
import { sessionCookie } from './session-cookie.ts';

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
  const cookie = await cookieOf(url, officer);
  async function post(path: string, body: unknown): Promise<Review> {
    const reply = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
    return ((await reply.json()) as { review: Review }).review;
  }
  const at = () => ({ commandId: randomUUID(), deviceAt: new Date().toISOString() });
  let review = await post('/api/queue/claim', { ...at(), scanId });
  async function act(name: ReviewCommand['name'], rest: object): Promise<void> {
    const lease = { scanId, leaseId: review.lease?.id, baseRevision: review.revision };
    review = await post(`/api/commands/${name}`, { name, ...at(), ...lease, ...rest });
  }

  await act('give-first-verdict', { verdict: first });
  await act('report-detection', { report: reportOf(claims) });
  for (const { id, classId } of review.findings) {
    if (answer === 'confirm') await act('confirm-finding', { findingId: id, classId });
    else await act('reject-finding', { findingId: id, reason: 'benign-goods' });
  }
  await act('decide', { outcome, note: outcome === 'hold' ? 'Dense block behind the tiles' : '', recipe: RECIPE });
}

const RECIPE = { plane: 'high', operations: [] };
const cookies = new Map<string, Promise<string>>();

function cookieOf(url: string, officer: string): Promise<string> {
  const key = `${url} ${officer}`;
  const cookie = cookies.get(key) ?? sessionCookie(url, officer);
  cookies.set(key, cookie);
  return cookie;
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
