import type { ImageBox } from '#domain/annotation/space.ts';
import { type Finding, type FindingId, inOrder, type RejectReason } from '#domain/finding/finding.ts';

export interface FindingRow {
  readonly id: FindingId;
  /** As written on the image. */
  readonly number: number;
  readonly title: string;
  readonly strength: 'strong' | 'possible';
  readonly status: Finding['status'];
  readonly reason: RejectReason | null;
  /** Where in the container, in words; null where that cannot be told. */
  readonly place: string | null;
  readonly isFocused: boolean;
}

/** Words instead of decimals: a figure would claim more than the score can carry. */
const STRONG_FROM = 0.6;

export function findingRows(
  findings: readonly Finding[],
  titleOf: (classId: string) => string,
  placeOf: (box: ImageBox) => string | null,
  focusedId: FindingId | null,
): readonly FindingRow[] {
  return inOrder(findings).map(({ id, classId, score, box, status, reason }, i) => ({
    id,
    number: i + 1,
    title: titleOf(classId),
    strength: score >= STRONG_FROM ? 'strong' : 'possible',
    status,
    reason,
    place: placeOf(box),
    isFocused: id === focusedId,
  }));
}
