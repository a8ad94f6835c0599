import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import type { FindingId } from '#domain/finding/finding.ts';

/** What the side panel asks of the officer, inline, answered by one key or a line of text. */
export type Asking =
  | { readonly kind: 'hold-ground' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'escalate' }
  | { readonly kind: 'reject-reason'; readonly findingId: FindingId }
  | { readonly kind: 'class-of-finding'; readonly findingId: FindingId }
  | { readonly kind: 'class-of-mark'; readonly annotationId: AnnotationId }
  | { readonly kind: 'note'; readonly annotationId: AnnotationId };

/** Why a decision key did nothing. */
export type Why = 'open' | 'picture' | 'detection' | 'verdict' | 'second-round' | 'ground' | 'stored' | 'lease';

/** What matters while one scan is on screen, and only then. */
export interface ReviewSession {
  /** The finding that the officer chose; null leaves it to the first open one. */
  readonly focusId: FindingId | null;
  readonly asking: Asking | null;
  readonly why: Why | null;
  /** Findings that have been in view since the reveal. */
  readonly seenFindings: ReadonlySet<FindingId>;
  /** Of the last mark or finding, also on the scan before: the class of the next mark. */
  readonly lastClassId: string | null;
  /** Which showing of a scan this belongs to. */
  readonly shownCount: number;
}

export type ReviewSessionStore = StoreApi<ReviewSession>;

const FRESH = { focusId: null, asking: null, why: null, seenFindings: new Set<FindingId>() } as const;

export function createReviewSession(): ReviewSessionStore {
  return createStore<ReviewSession>(() => ({ ...FRESH, lastClassId: null, shownCount: 0 }));
}

/** Starts anew when another scan came on screen; after looking back at an own case it goes on. */
export function openSession(session: ReviewSessionStore, shownCount: number): void {
  if (session.getState().shownCount !== shownCount) session.setState({ ...FRESH, shownCount });
}

export function noteSeenFindings(session: ReviewSessionStore, inView: readonly FindingId[]): void {
  session.setState((before) => {
    const fresh = inView.filter((id) => !before.seenFindings.has(id));
    return fresh.length === 0 ? before : { seenFindings: new Set([...before.seenFindings, ...fresh]) };
  });
}
