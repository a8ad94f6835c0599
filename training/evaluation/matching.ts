import type { Proposal } from '#detection/proposal/candidate.ts';
import { iou } from '#detection/proposal/nms.ts';
import type { Target } from './simulated-scan.ts';

/** What the detector said about one scan, and what was in it. */
export interface JudgedScan {
  readonly targets: readonly Target[];
  readonly proposals: readonly Proposal[];
  /** Whether nothing at all was hidden in it. */
  readonly isClean: boolean;
}

/**
 * Which target each proposal found, or nothing. Best proposals choose first; a target is found once, by a proposal of
 * its class that overlaps it by at least `minIou`.
 */
export function matchesOf({ targets, proposals }: Omit<JudgedScan, 'isClean'>, minIou: number): (Target | undefined)[] {
  const free = new Set(targets);
  const matches = new Map<Proposal, Target>();
  for (const proposal of proposals.toSorted((a, b) => b.score - a.score)) {
    const rivals = [...free]
      .filter(({ classId }) => classId === proposal.classId)
      .map((target) => ({ target, overlap: iou(target.box, proposal.box) }))
      .sort((a, b) => b.overlap - a.overlap);
    const best = rivals[0];
    if (!best || best.overlap < minIou) continue;
    free.delete(best.target);
    matches.set(proposal, best.target);
  }
  return proposals.map((proposal) => matches.get(proposal));
}

/** One proposal of a class, right or wrong. */
export interface Outcome {
  readonly score: number;
  readonly isRight: boolean;
  readonly isOnCleanScan: boolean;
}

/** All proposals of a class over a split, best first. */
export function outcomesOf(scans: readonly JudgedScan[], classId: string, minIou: number): Outcome[] {
  return scans
    .flatMap((scan) => {
      const matches = matchesOf(scan, minIou);
      return scan.proposals.flatMap((proposal, i) =>
        proposal.classId === classId
          ? [{ score: proposal.score, isRight: matches[i] !== undefined, isOnCleanScan: scan.isClean }]
          : [],
      );
    })
    .sort((a, b) => b.score - a.score);
}

/** Area under the precision–recall curve, precision made monotonic (all-point interpolation). */
export function averagePrecision(outcomes: readonly Outcome[], targetCount: number): number | null {
  if (targetCount === 0) return null;
  let right = 0;
  const points = outcomes.map(({ isRight }, i) => {
    if (isRight) right++;
    return { isRight, precision: right / (i + 1) };
  });
  let ceiling = 0;
  let sum = 0;
  for (const { isRight, precision } of points.toReversed()) {
    ceiling = Math.max(ceiling, precision);
    if (isRight) sum += ceiling;
  }
  return sum / targetCount;
}

/** The value below which the given share of the values lies (nearest rank). */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
}
