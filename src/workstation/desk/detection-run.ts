import type { DetectionReport } from '#domain/finding/detection-report.ts';
import type { FindingId } from '#domain/finding/finding.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { consignmentOf } from '#domain/targeting/effective-thresholds.ts';
import { upperRows } from '#imaging/plane.ts';
import type {
  DeskPorts,
  DetectionSubject,
  DetectorAnswer,
  DetectorInput,
  Proposed,
  ScanPictures,
} from './desk-ports.ts';
import type { DetectionProgress } from './desk-state.ts';

/** The detector on one scan: what may be shown of its progress, and what it will say once it may speak. */
export interface DetectionRun {
  progress(): DetectionProgress;
  /** What it proposes while it still works. */
  soFar(): readonly Proposed[];
  /** Null while it still works. */
  report(): Extract<DetectionReport, { state: 'done' | 'failed' | 'cannot-judge' | 'not-available' }> | null;
  start(pictures: ScanPictures, isUrgent: boolean): void;
  giveUp(reason: string): void;
  dispose(): void;
}

export function createDetectionRun(
  { detect, newId, report: reportError }: Pick<DeskPorts, 'detect' | 'newId' | 'report'>,
  scan: Scan,
  changed: () => void,
): DetectionRun {
  const subject = { site: scan.sidecar.site, consignment: consignmentOf(scan.sidecar) };
  let progress: DetectionProgress = { state: 'waiting' };
  let soFar: readonly Proposed[] = [];
  let report: ReturnType<DetectionRun['report']> = null;
  let controller = new AbortController();

  function finish(answer: DetectorAnswer): void {
    report = reportFrom(answer, newId, scan);
    soFar = [];
    progress = answer.state === 'done' ? { state: 'done', durationMs: answer.durationMs } : answer;
    changed();
  }

  function advance(fraction: number, found: readonly Proposed[]): void {
    soFar = found;
    progress = { state: 'running', progress: fraction };
    changed();
  }

  return {
    progress: () => progress,
    soFar: () => soFar,
    report: () => report,
    start(pictures, isUrgent) {
      controller.abort();
      if (scan.stack) return finish({ state: 'cannot-judge', hindrances: ['slices'] });
      controller = new AbortController();
      const { signal } = controller;
      report = null;
      advance(0, []);
      detect(inputOf(scan, pictures, subject), {
        signal,
        isUrgent,
        onProgress: (fraction, found) => !signal.aborted && advance(fraction, found),
      })
        .then((answer) => !signal.aborted && finish(answer))
        .catch((error: unknown) => {
          if (signal.aborted) return;
          reportError(error);
          finish({ state: 'failed', reason: error instanceof Error ? error.message : String(error) });
        });
    },
    giveUp: (reason) => finish({ state: 'not-available', reason }),
    dispose: () => controller.abort(),
  };
}

/** Detectors know side views alone; where there are two, the report says which one was judged. */
function sideView({ views }: Scan, pictures: ScanPictures): ScanPictures {
  if (!views) return pictures;
  const { sideHeightPx } = views;
  return { high: upperRows(pictures.high, sideHeightPx), low: pictures.low && upperRows(pictures.low, sideHeightPx) };
}

function inputOf(scan: Scan, pictures: ScanPictures, subject: DetectionSubject): DetectorInput {
  const { pixelPitchMm, planes } = scan.sidecar;
  const seen = sideView(scan, pictures);
  const [high, low] = planes;
  const energiesMeV = high && low && { high: high.energyMeV, low: low.energyMeV };
  return { ...seen, subject, pixelPitchMm, ...(energiesMeV ? { energiesMeV } : {}) };
}

/** The contract keeps at most 100 proposals of a scan: the strongest. */
const MOST_PROPOSALS = 100;
/** And no more containers than a train of two wagons in one picture could show. */
const MOST_LOADS = 4;

function reportFrom(answer: DetectorAnswer, newId: () => string, { views }: Scan): ReturnType<DetectionRun['report']> {
  if (answer.state === 'cannot-judge') return { ...answer, hindrances: [...answer.hindrances] };
  if (answer.state !== 'done') return { state: answer.state, reason: answer.reason.slice(0, 300) || 'unknown' };
  const strongest = [...answer.proposals].sort((a, b) => b.score - a.score).slice(0, MOST_PROPOSALS);
  const proposals = strongest.map((proposal) => ({ ...proposal, findingId: `fnd_${newId()}` as FindingId }));
  const { loads, targeting, doubts, ...rest } = answer;
  return {
    ...rest,
    proposals,
    ...(views ? { judgedViews: ['side' as const] } : {}),
    ...(loads.length > 0 ? { loads: loads.slice(0, MOST_LOADS) } : {}),
    ...(targeting.length > 0 ? { targeting: [...targeting] } : {}),
    ...(doubts.length > 0 ? { doubts: [...doubts] } : {}),
  };
}
