import { useDebouncedValue } from '@mantine/hooks';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { SavedQueueView } from '#domain/officer/preferences.ts';
import { mayRole } from '#domain/officer/rights.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { problemOf } from '../../api/read.ts';
import { useQueue, useQueueCounts } from '../../api/use-queue.ts';
import { useDesk, usePreferences, useStationStatus, useWorkstation } from '../../state/workstation.tsx';
import { neighbour, queueLines } from './queue-rows.ts';
import { canSave, shownView, withoutView, withView } from './saved-views.ts';

const route = getRouteApi('/queue');

/** The server is asked once the fingers rest. */
const TYPING_MS = 200;

/** What the queue screen knows: the lines, the chosen one, the views, and the ways into review. */
export function useQueueScreen() {
  const { desk, officer, preferences } = useWorkstation();
  const { queueViews } = usePreferences();
  const { online } = useStationStatus();
  const current = useDesk((state) => state.current?.scan.id ?? null);
  const ahead = useDesk((state) => state.ahead);
  const { view = 'all', q: words = '' } = route.useSearch();
  const navigate = useNavigate();
  const [asked] = useDebouncedValue(words, TYPING_MS);
  const queue = useQueue(view, asked);
  const counts = useQueueCounts().data;
  const [wanted, setWanted] = useState<ScanId | null>(null);
  const [isStarting, setStarting] = useState(false);

  const stored = useMemo(() => (current ? [{ scanId: current, isReady: true }, ...ahead] : ahead), [current, ahead]);
  const pages = queue.data?.pages;
  const lines = useMemo(
    () => queueLines(pages?.flatMap(({ rows }) => rows) ?? [], { stored, online }),
    [pages, stored, online],
  );
  const chosen = lines.find(({ row }) => row.scanId === wanted) ?? null;

  async function goInto(take: () => Promise<void>): Promise<void> {
    if (isStarting) return;
    setStarting(true);
    try {
      await take();
      await navigate({ to: '/review' });
    } finally {
      setStarting(false);
    }
  }

  const search = (next: { view?: SavedQueueView['view']; q?: string }) =>
    void navigate({ to: '/queue', search: (before) => ({ ...before, ...next }), replace: true });
  const save = (views: SavedQueueView[]) => preferences.change({ queueViews: views });

  return {
    lines,
    chosen,
    view,
    words,
    online,
    storedCount: stored.filter(({ isReady }) => isReady).length,
    mayReview: mayRole(officer.role, 'scan.review'),
    isStarting,
    isLoading: queue.isPending,
    problem: queue.isError && !queue.data ? problemOf(queue.error) : null,
    isStale: queue.isError && queue.data !== undefined,
    readAtMs: queue.dataUpdatedAt,
    counts,
    /** Rows of the view, those not read yet too. */
    matching: pages?.[0]?.matching ?? 0,
    readOn: () => {
      if (queue.hasNextPage && !queue.isFetching) void queue.fetchNextPage();
    },
    savedViews: queueViews,
    ownView: shownView(queueViews, { view, words }),
    canSave: canSave(queueViews, { view, words }),
    saveView: () => save(withView(queueViews, { view, words })),
    removeView: (gone: SavedQueueView) => save(withoutView(queueViews, gone)),
    choose: setWanted,
    move: (step: 1 | -1) => setWanted(neighbour(lines, chosen?.row.scanId ?? null, step)),
    show: (next: { readonly view: SavedQueueView['view']; readonly words: string }) =>
      search({ view: next.view, q: next.words }),
    setWords: (next: string) => search({ q: next }),
    readAgain: () => void queue.refetch(),
    start: () => goInto(() => desk.start()),
    open: (scanId: ScanId) => goInto(() => desk.open(scanId)),
  };
}

export type QueueScreenModel = ReturnType<typeof useQueueScreen>;
