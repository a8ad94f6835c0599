import { imageBox } from '#domain/annotation/space.ts';
import type { Officer, OfficerId } from '#domain/officer/officer.ts';
import type { Lease, LeaseId } from '#domain/review/review.ts';
import { newReview, type Review } from '#domain/review/review.ts';
import { type CaseTerms, PLAIN_TERMS, type ReviewMode } from '#domain/review-policy/case-terms.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { ViewPath } from '#domain/view-path/view-path.ts';
import { plane } from '#imaging/plane.ts';
import { createOutbox, type Verdict } from '#sync/outbox/outbox.ts';
import { createCaseStore } from '#sync/records/case-store.ts';
import { createChanges } from '#sync/records/changes.ts';
import { createDesk } from '#workstation/desk/create-desk.ts';
import type { DeskPorts, DetectorAnswer, Proposed } from '#workstation/desk/desk-ports.ts';
import { createFakeReviewServer } from './sync/fake-review-server.ts';
import { createFakeTabChannels, createManualTimer, settled } from './sync/fake-tabs.ts';
import { createMemoryOutbox } from './sync/memory-outbox.ts';
import { aScan } from './sync/review-fixtures.ts';

const START_MS = Date.UTC(2026, 0, 1, 12);
const SIDECAR = {
  site: 'Test port',
  pixelPitchMm: { x: 4, y: 4 },
  planes: [{ energy: 'high', energyMeV: 6 }],
} as Scan['sidecar'];
const officer: Officer = {
  id: 'off_00000001' as OfficerId,
  username: 'officer1',
  displayName: 'Officer 1',
  role: 'officer',
};

export const nothingFound: DetectorAnswer = foundBoxes(0);

export function foundBoxes(count: number): DetectorAnswer {
  return {
    state: 'done',
    packId: 'test-pack',
    packVersion: '1',
    modelSha256: 'a'.repeat(64),
    provider: 'wasm',
    durationMs: 20,
    proposals: Array.from({ length: count }, (_, i) => ({
      classId: 'weapon',
      score: 0.9 - i / 100,
      box: imageBox(10 * i, 0, 8, 8),
    })),
    loads: [],
    targeting: [],
    doubts: [],
  };
}

/**
 * A desk with a queue of scans, one for each answer of the detector; `null` stands for a detector that does not come
 * back. Time passes when told to; the network can be cut. All scans are claimed under the same terms.
 */
export function deskDriver(
  answers: readonly (DetectorAnswer | null)[],
  memory = createMemoryOutbox(),
  mode: ReviewMode = 'second-look',
  terms: Partial<CaseTerms> = {},
) {
  const server = createFakeReviewServer();
  const clock = createManualTimer();
  const channels = createFakeTabChannels<'changed'>();
  const changes = createChanges(channels());
  const pending = new Map<ScanId, (answer: DetectorAnswer) => void>();
  const errors: unknown[] = [];
  let isOnline = true;
  let isStorageBroken = false;
  let claimed = 0;
  let ids = 0;
  let losesView = false;

  const scanIdAt = (index: number) => `scn_desk${String(index).padStart(4, '0')}` as ScanId;
  const scanOf = (scanId: ScanId): Scan => ({ ...aScan(scanId), sidecar: SIDECAR });
  const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;
  const answer = async <Value>(value: () => Value) =>
    isOnline ? { kind: 'ok' as const, value: value() } : { kind: 'unreachable' as const };

  const view = (scanId: ScanId) =>
    answer(() => ({ scan: scanOf(scanId), review: server.review(scanId) ?? newReview(scanId) }));

  const outbox = createOutbox({
    store: memory.store,
    changes,
    officer: () => officer.id,
    timer: clock.timer,
    chance: () => 0.5,
    report: (error) => errors.push(error),
    send: async ({ command }): Promise<Verdict> =>
      isOnline ? server.receive(command, officer.id) : { kind: 'unreachable' },
  });
  void outbox.lead(new AbortController().signal);

  const ports: DeskPorts = {
    clock: { nowMs: () => START_MS + clock.nowMs() },
    timer: clock.timer,
    newId,
    server: {
      async claim({ commandId }) {
        if (!isOnline) return { kind: 'unreachable' };
        const known = claimedBy.get(commandId);
        if (known) return { kind: 'ok', value: known };
        if (claimed >= answers.length) return { kind: 'refused', problem: 'nothing-waiting' };
        const lease: Lease = {
          id: `lse_${newId()}` as LeaseId,
          officerId: officer.id,
          expiresAt: '2026-01-01T12:15:00.000Z',
        };
        const value = server.claim(scanIdAt(claimed++), lease, {
          terms: { ...PLAIN_TERMS, ...terms, mode, claimedBy: officer.id },
          phase: mode === 'concurrent' ? 'revealed' : 'first-look',
        });
        claimedBy.set(commandId, value);
        return { kind: 'ok', value };
      },
      seeScan: async (scanId) => {
        const isLost = losesView;
        losesView = false;
        return isLost ? { kind: 'unreachable' } : view(scanId);
      },
      renew: () => answer(() => ({ renewed: [], lost: [] })),
      raiseConflict: (...told) => answer(() => conflicts.push(told)),
      release: (scanId) => answer(() => released.push(scanId)),
      attachViewPath: (_, scanId, path) => answer(() => attached.push({ scanId, path })),
    },
    outbox: {
      async record(commands, officerId) {
        if (isStorageBroken) throw new Error('disk full');
        await outbox.record(commands, officerId);
      },
      discardLane: outbox.discardLane,
    },
    cases: createCaseStore({ table: memory.cases, changes }),
    claims: memory.claims,
    occupy: async () => () => undefined,
    async loadPictures(scan) {
      loading.push(scan.id);
      return { high: plane(2, 1, Uint16Array.of(1, 2)), low: null };
    },
    detect(_scan, { onProgress }) {
      if (said) return Promise.resolve(said);
      const scanId = loading[detections++] as ScanId;
      const known = answers[Number(scanId.slice(-4))];
      if (known) return Promise.resolve(known);
      tellProgress = onProgress;
      return new Promise((resolve) => pending.set(scanId, resolve));
    },
    restartDetector: () => undefined,
    report: (error) => errors.push(error),
  };
  const claimedBy = new Map<string, Review>();
  const loading: ScanId[] = [];
  const released: ScanId[] = [];
  const conflicts: unknown[] = [];
  const attached: { readonly scanId: ScanId; readonly path: ViewPath }[] = [];
  let said: DetectorAnswer | null = null;
  let detections = 0;
  let tellProgress: Parameters<DeskPorts['detect']>[1]['onProgress'] = () => undefined;

  const desk = createDesk(ports, officer);

  return {
    desk,
    server,
    memory,
    errors,
    conflicts: conflicts as readonly unknown[],
    released: released as readonly ScanId[],
    /** What was looked at, as it reached the server. */
    attached: attached as readonly { readonly scanId: ScanId; readonly path: ViewPath }[],
    detectorWillSay(answer: DetectorAnswer) {
      said = answer;
    },
    settle: () => settled(30),
    current: () => {
      const { current } = desk.state();
      if (!current) throw new Error('No scan on the desk');
      return current;
    },
    /** The claim reaches the server; what follows does not come back, once. */
    loseNextView: () => {
      losesView = true;
    },
    cutNetwork: () => {
      isOnline = false;
    },
    restoreNetwork: async () => {
      isOnline = true;
      outbox.nudge();
      await settled(30);
    },
    breakStorage: () => {
      isStorageBroken = true;
    },
    async pass(ms: number) {
      clock.pass(ms);
      await settled(30);
    },
    /** The detector that was asked last has got so far. */
    detectorGetsTo: (fraction: number, found: readonly Proposed[]) => tellProgress(fraction, found),
    async detectorAnswers(late: DetectorAnswer) {
      for (const [scanId, resolve] of pending) {
        pending.delete(scanId);
        resolve(late);
      }
      await settled(30);
    },
  };
}
