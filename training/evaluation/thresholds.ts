import { type JudgedScan, outcomesOf, quantile } from './matching.ts';
import { FOUND_IOU } from './metrics.ts';

/** What an officer can be asked to look at in vain: false findings on clean scans, at the median and for nine of ten. */
export const BUDGET = { median: 0, p90: 2 };
/**
 * Kept for so much more of the clean scans than the budget says: a standard error of that share among two hundred scans.
 * Without, every second set of other scans would break it.
 */
const SPARE = { median: 0.035, p90: 0.02 };
/** Budgets that are tried, in false findings of each class per clean scan, from generous to strict. */
const ALLOWANCES = Array.from({ length: 40 }, (_, i) => 0.3 * 0.88 ** i);
/** A finding that is wrong nine times out of ten is not shown, however rarely it comes. */
const LEAST_PROBABILITY = 0.1;

/** The lowest thresholds, equally generous to every class, that keep the budget over clean scans. Scores are calibrated. */
export function thresholdsWithin(
  scans: readonly JudgedScan[],
  classIds: readonly string[],
): Readonly<Record<string, number>> {
  const clean = scans.filter(({ isClean }) => isClean);
  const wrong = classIds.map((classId) => outcomesOf(clean, classId, FOUND_IOU).map(({ score }) => score));
  let thresholds: Record<string, number> = {};
  for (const allowance of ALLOWANCES) {
    const allowed = Math.floor(allowance * clean.length);
    thresholds = Object.fromEntries(classIds.map((id, c) => [id, justAbove(wrong[c]?.[allowed] ?? 0)]));
    const counts = clean.map(
      ({ proposals }) => proposals.filter(({ classId, score }) => score >= (thresholds[classId] ?? 1)).length,
    );
    const [middle, high] = [quantile(counts, 0.5 + SPARE.median), quantile(counts, 0.9 + SPARE.p90)];
    if (middle <= BUDGET.median && high <= BUDGET.p90) break;
  }
  return thresholds;
}

const justAbove = (score: number) => Math.min(1, Math.max(LEAST_PROBABILITY, Math.ceil((score + 1e-6) * 1e4) / 1e4));
