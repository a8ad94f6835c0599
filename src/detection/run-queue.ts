import type { Proposal } from './proposal/candidate.ts';
import type { DetectorScan, Targeting } from './protocol.ts';

export interface Run<Result> {
  readonly id: number;
  readonly scan: DetectorScan;
  readonly targeting: Targeting | null;
  readonly isUrgent: boolean;
  readonly onProgress: (progress: number, found: readonly Proposal[]) => void;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs that wait: the urgent one asked last comes first, for an officer looks at it now; then the others as they came. */
export function createRunQueue<Result>() {
  let waiting: Run<Result>[] = [];

  function remove(run: Run<Result>): boolean {
    const before = waiting.length;
    waiting = waiting.filter((other) => other !== run);
    return waiting.length < before;
  }

  return {
    add(run: Run<Result>): void {
      waiting.push(run);
    },
    /** Puts a run that was interrupted back, before those that were asked after it. */
    putBack(run: Run<Result>): void {
      waiting.unshift(run);
    },
    remove,
    next(): Run<Result> | undefined {
      const run = waiting.findLast(({ isUrgent }) => isUrgent) ?? waiting[0];
      if (run) remove(run);
      return run;
    },
    hasUrgent: () => waiting.some(({ isUrgent }) => isUrgent),
    isEmpty: () => waiting.length === 0,
    takeAll(): readonly Run<Result>[] {
      const all = waiting;
      waiting = [];
      return all;
    },
  };
}
