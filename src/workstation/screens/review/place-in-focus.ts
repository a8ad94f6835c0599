import type { Shape } from '#domain/annotation/annotation.ts';
import { inOrder } from '#domain/finding/finding.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { focusOf } from '../../features/findings/finding-order.ts';
import type { ReviewSessionStore } from '../../state/review-session.ts';

export interface PlaceInFocus {
  readonly kind: 'mark' | 'finding';
  /** As the lists beside the picture count. */
  readonly number: number;
  readonly shape: Shape;
}

/** What the officer's words are about: the chosen mark, else the finding in focus; null for the whole scan. */
export function placeInFocus(
  { review }: Pick<DeskCase, 'review'>,
  session: ReviewSessionStore,
  view: ViewStore,
): PlaceInFocus | null {
  const { selection } = view.getState();
  const at = review.annotations.findIndex(({ id }) => id === selection);
  const mark = review.annotations[at];
  if (mark) return { kind: 'mark', number: at + 1, shape: mark.shape };
  const finding = focusOf(review.findings, session.getState().focusId);
  if (!finding) return null;
  const number = inOrder(review.findings).findIndex(({ id }) => id === finding.id) + 1;
  return { kind: 'finding', number, shape: { kind: 'box', box: finding.box } };
}
