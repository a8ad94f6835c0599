import type { Finding, FindingId, RejectReason } from '#domain/finding/finding.ts';
import { inOrder } from './finding-order.ts';

export interface FindingRow {
  readonly id: FindingId;
  /** As written on the image. */
  readonly number: number;
  readonly title: string;
  readonly strength: 'strong' | 'possible';
  readonly status: Finding['status'];
  readonly reason: RejectReason | null;
  readonly isFocused: boolean;
}

/** Words instead of decimals: a figure would claim more than the score can carry. */
const STRONG_FROM = 0.6;

export function findingRows(
  findings: readonly Finding[],
  titleOf: (classId: string) => string,
  focusedId: FindingId | null,
): readonly FindingRow[] {
  return inOrder(findings).map(({ id, classId, score, status, reason }, i) => ({
    id,
    number: i + 1,
    title: titleOf(classId),
    strength: score >= STRONG_FROM ? 'strong' : 'possible',
    status,
    reason,
    isFocused: id === focusedId,
  }));
}
