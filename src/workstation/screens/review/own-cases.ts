import type { QueueRow } from '#contract/queue.ts';
import type { Outcome } from '#domain/decision/decision.ts';
import type { Review } from '#domain/review/review.ts';
import type { Scan, ScanId } from '#domain/scan/scan.ts';
import type { RecentDecision } from '../../desk/desk-state.ts';

/** A case that this officer decided in this shift. */
export interface OwnCase {
  readonly scanId: ScanId;
  readonly outcome: Outcome;
  readonly decidedAtMs: number;
  /** Where it was decided at this station since it was opened: all of it is at hand, with or without a network. */
  readonly kept: { readonly scan: Scan; readonly review: Review } | null;
}

/** What was decided here, then what the server knows besides; newest first, each scan once. */
export function ownCases(recent: readonly RecentDecision[], known: readonly QueueRow[]): readonly OwnCase[] {
  const here = recent.map(({ scan, review, outcome, decidedAtMs }) => ({
    scanId: scan.id,
    outcome,
    decidedAtMs,
    kept: { scan, review },
  }));
  const hereIds = new Set(here.map(({ scanId }) => scanId));
  const elsewhere = known.flatMap(({ scanId, decided }) =>
    decided && !hereIds.has(scanId)
      ? [{ scanId, outcome: decided.outcome, decidedAtMs: Date.parse(decided.at), kept: null }]
      : [],
  );
  return [...here, ...elsewhere].toSorted((one, other) => other.decidedAtMs - one.decidedAtMs);
}

/** The case before the one that is looked at; the newest when none is. Null at the beginning of the shift. */
export function caseBefore(cases: readonly OwnCase[], lookedAt: ScanId | null): OwnCase | null {
  return cases[cases.findIndex(({ scanId }) => scanId === lookedAt) + 1] ?? null;
}
