import type { OfficerId } from '../officer/officer.ts';
import type { Review } from '../review/review.ts';
import type { ScanId } from '../scan/scan.ts';

/** How the officer's first sight and the detector's answer stood to each other. */
export type Agreement = 'both-clear' | 'both-hold' | 'officer-alone' | 'detector-alone' | 'no-detector';

/** What of a decided scan a sample is drawn by. */
export interface Candidate {
  readonly scanId: ScanId;
  readonly decidedBy: OfficerId;
  /** Of the strongest claim, else of the first mark with a class; null when there is neither. */
  readonly classId: string | null;
  readonly agreement: Agreement;
  readonly isOverride: boolean;
}

/** Null for a scan that is not decided. */
export function candidateOf(review: Review): Candidate | null {
  const { scanId, decision } = review;
  if (!decision) return null;
  return {
    scanId,
    decidedBy: decision.decidedBy,
    classId: classOf(review),
    agreement: agreementOf(review),
    isOverride: isOverride(review),
  };
}

function classOf({ findings, annotations }: Review): string | null {
  const [strongest] = findings.toSorted((one, other) => other.score - one.score);
  return strongest?.classId ?? annotations.find(({ classId }) => classId !== null)?.classId ?? null;
}

export function agreementOf({ firstVerdict, decision, detection, findings }: Review): Agreement {
  if (detection?.state !== 'done') return 'no-detector';
  const hasClaim = findings.length > 0;
  // Where both views were shown at once there is no other than the decision.
  if ((firstVerdict?.verdict ?? decision?.outcome) === 'hold') return hasClaim ? 'both-hold' : 'officer-alone';
  return hasClaim ? 'detector-alone' : 'both-clear';
}

/** The detector claimed something, and the officer rejected all of it and let the container go. */
export function isOverride({ findings, decision }: Review): boolean {
  return decision?.outcome === 'clear' && findings.length > 0 && findings.every(({ status }) => status === 'rejected');
}
