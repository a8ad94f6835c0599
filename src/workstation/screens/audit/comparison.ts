import type { CaseRecord } from '#contract/record.ts';
import type { Outcome, Verdict } from '#domain/decision/decision.ts';
import type { Finding } from '#domain/finding/finding.ts';
import { decisionOnRecord } from '#domain/review/review.ts';

/** One answer to the question whether the container may go, beside the supervisor's own. */
export interface ComparedStep {
  readonly kind: 'first' | 'detector' | 'final';
  /** Null where nothing was answered: the detector gave no result. */
  readonly answer: Outcome | null;
  readonly officerId: string | null;
  /** Since the scan was taken; null when the trail does not say. */
  readonly afterMs: number | null;
  /** Null where there is nothing to compare: no answer, or a scan asked for again. */
  readonly matches: boolean | null;
}

export interface Comparison {
  readonly takenAt: string | null;
  readonly steps: readonly ComparedStep[];
  readonly findings: readonly Finding[];
}

/** First verdict, detector and decision of the last round on record, against a verdict given blind. */
export function comparisonOf({ review, events }: CaseRecord, own: Verdict): Comparison {
  const { firstVerdict, detection, findings } = review;
  const decision = decisionOnRecord(review);
  const claimed = events.findLast(({ action }) => action === 'scan.claimed');
  const reported = events.findLast(({ action }) => action === 'detection.reported');
  const takenAt = claimed ? (claimed.deviceAt ?? claimed.serverAt) : null;
  const after = (at: string | null | undefined) =>
    at && takenAt ? Math.max(0, Date.parse(at) - Date.parse(takenAt)) : null;
  const step = (
    kind: ComparedStep['kind'],
    answer: Outcome | null,
    officerId: string | null,
    at: string | null | undefined,
  ): ComparedStep => ({
    kind,
    answer,
    officerId,
    afterMs: after(at),
    matches: answer === null || answer === 'more-data' ? null : answer === own,
  });
  const claim = detection?.state === 'done' ? (findings.length > 0 ? 'hold' : 'clear') : null;
  return {
    takenAt,
    findings,
    steps: [
      step('first', firstVerdict?.verdict ?? null, firstVerdict?.officerId ?? null, firstVerdict?.givenAt),
      step('detector', claim, null, reported?.deviceAt),
      step('final', decision?.outcome ?? null, decision?.decidedBy ?? null, decision?.decidedAt),
    ],
  };
}
