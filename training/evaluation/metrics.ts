import type { Metrics } from '#detection/pack/manifest.ts';
import { averagePrecision, type JudgedScan, matchesOf, outcomesOf, quantile } from './matching.ts';

/** Overlap at which a proposal counts as right on the desk, and in the average precision. */
export const FOUND_IOU = 0.3;
export const AP_IOU = 0.5;

/**
 * The numbers of a split. `shown` holds the proposals at the pack's thresholds, `ranked` those at a very low one, in
 * the same order of scans.
 */
export function metricsOf(
  data: string,
  classIds: readonly string[],
  shown: readonly JudgedScan[],
  ranked: readonly JudgedScan[],
): Metrics {
  const clean = shown.filter(({ isClean }) => isClean);
  const loaded = shown.filter(({ targets }) => targets.length > 0);
  const falseCounts = clean.map(({ proposals }) => proposals.length);
  const classes = Object.fromEntries(classIds.map((classId) => [classId, classMetrics(classId, shown, ranked)]));
  const precisions = Object.values(classes).flatMap(({ ap50 }) => (ap50 === null ? [] : [ap50]));
  return {
    data,
    matching: `same class; found: IoU ≥ ${FOUND_IOU}; AP: IoU ≥ ${AP_IOU}`,
    scans: shown.length,
    cleanScans: clean.length,
    falseFindingsPerCleanScan: {
      median: quantile(falseCounts, 0.5),
      p90: quantile(falseCounts, 0.9),
      mean: rounded(falseCounts.reduce((sum, count) => sum + count, 0) / Math.max(1, clean.length)),
    },
    quietCleanScans: falseCounts.filter((count) => count === 0).length,
    scansWithTargets: loaded.length,
    scansWithTargetsFlagged: loaded.filter((scan) => matchesOf(scan, FOUND_IOU).some(Boolean)).length,
    classes,
    map50: share(
      precisions.reduce((sum, precision) => sum + precision, 0),
      precisions.length,
    ),
  };
}

function classMetrics(classId: string, shown: readonly JudgedScan[], ranked: readonly JudgedScan[]) {
  const targets = shown.flatMap((scan) => scan.targets).filter((target) => target.classId === classId).length;
  const outcomes = outcomesOf(shown, classId, FOUND_IOU);
  const found = outcomes.filter(({ isRight }) => isRight).length;
  const ap50 = averagePrecision(outcomesOf(ranked, classId, AP_IOU), targets);
  return {
    targets,
    found,
    recall: share(found, targets),
    proposals: outcomes.length,
    precision: share(found, outcomes.length),
    ap50: ap50 === null ? null : rounded(ap50),
  };
}

const share = (part: number, whole: number) => (whole === 0 ? null : rounded(part / whole));
const rounded = (value: number) => Math.round(value * 1000) / 1000;
