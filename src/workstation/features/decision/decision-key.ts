import type { Outcome } from '#domain/decision/decision.ts';
import { hasGroundToHold } from '#domain/review/decision-rules.ts';
import { isBlindReading } from '#domain/review/review.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import type { Why } from '../../state/review-session.ts';

/** What a decision key does now. */
export type DecisionAnswer =
  | { readonly kind: 'give-verdict' }
  | { readonly kind: 'decide' }
  /** The keys point to what is still open and do nothing else. */
  | { readonly kind: 'point-to-finding' }
  | { readonly kind: 'ask-ground' }
  | { readonly kind: 'wait'; readonly why: Why };

/** Something that stops every decision on this station or scan. */
export type Stop = Extract<Why, 'stored' | 'lease'>;

export function answerToDecisionKey(
  outcome: Outcome,
  { review, picture, awaitingDetection }: Pick<DeskCase, 'review' | 'picture' | 'awaitingDetection'>,
  stop: Stop | null,
): DecisionAnswer {
  if (stop) return { kind: 'wait', why: stop };
  if (picture.state !== 'ready') return { kind: 'wait', why: 'picture' };
  if (isBlindReading(review)) {
    return outcome === 'hold' && !hasGroundToHold(review, '') ? { kind: 'ask-ground' } : { kind: 'decide' };
  }
  if (review.phase === 'first-look') {
    return outcome === 'more-data' ? { kind: 'wait', why: 'verdict' } : { kind: 'give-verdict' };
  }
  if (awaitingDetection || !review.detection) return { kind: 'wait', why: 'detection' };
  if (review.findings.some(({ status }) => status === 'open')) return { kind: 'point-to-finding' };
  return outcome === 'hold' && !hasGroundToHold(review, '') ? { kind: 'ask-ground' } : { kind: 'decide' };
}

/** Why the seniors cannot be asked now; null when they can. */
export function whyNotEscalate({ review }: Pick<DeskCase, 'review'>, stop: Stop | null): Why | null {
  return stop ?? (review.phase === 'first-look' ? 'verdict' : null);
}

/** Why the scan cannot be passed on now; null when it can. */
export function whyNotHandOver({ review }: Pick<DeskCase, 'review'>, stop: Stop | null): Why | null {
  if (stop) return stop;
  if (review.round === 2) return 'second-round';
  return review.phase === 'first-look' ? 'verdict' : null;
}
