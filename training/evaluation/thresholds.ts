import { type JudgedScan, outcomesOf } from './matching.ts';

/** What a threshold must hold on the validation split. */
export interface ThresholdGoal {
  /** Overlap at which a proposal counts as right. */
  readonly minIou: number;
  /** Most false proposals of the class per clean scan, on average. */
  readonly falsePerCleanScan: number;
  /** Least share of right proposals of the class. */
  readonly precision: number;
  /** Never below this. */
  readonly floor: number;
}

/** The lowest threshold of a class that holds the goal; the ceiling when none does. */
export function thresholdFor(scans: readonly JudgedScan[], classId: string, goal: ThresholdGoal): number {
  const cleanScans = scans.filter(({ isClean }) => isClean).length;
  let right = 0;
  let falseOnClean = 0;
  let best = 0.95;
  for (const [i, { score, isRight, isOnCleanScan }] of outcomesOf(scans, classId, goal.minIou).entries()) {
    if (score < goal.floor) break;
    if (isRight) right++;
    else if (isOnCleanScan) falseOnClean++;
    const holds = falseOnClean <= goal.falsePerCleanScan * cleanScans && right / (i + 1) >= goal.precision;
    if (holds && score < best) best = score;
  }
  return Math.floor(best * 1000) / 1000;
}
