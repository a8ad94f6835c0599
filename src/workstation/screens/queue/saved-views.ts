import { MOST_VIEWS, type SavedQueueView } from '#domain/officer/preferences.ts';
import { QueueView } from '#domain/queue/queue-view.ts';

/** The views that everyone has. */
export const USUAL_VIEWS: readonly QueueView[] = QueueView.options;

const isSame = (one: SavedQueueView, other: SavedQueueView): boolean =>
  one.view === other.view && one.words === other.words.trim();

/** Whether what is looked at could be kept as an own view: it has words, and is not kept already. */
export function canSave(saved: readonly SavedQueueView[], shown: SavedQueueView): boolean {
  return shown.words.trim() !== '' && saved.length < MOST_VIEWS && !saved.some((view) => isSame(view, shown));
}

export function withView(saved: readonly SavedQueueView[], { view, words }: SavedQueueView): SavedQueueView[] {
  return [...saved, { view, words: words.trim() }];
}

export function withoutView(saved: readonly SavedQueueView[], gone: SavedQueueView): SavedQueueView[] {
  return saved.filter((view) => !isSame(view, gone));
}

/** The own view that is looked at, if it is one. */
export function shownView(saved: readonly SavedQueueView[], shown: SavedQueueView): SavedQueueView | null {
  return saved.find((view) => isSame(view, shown)) ?? null;
}
