import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { mayRole } from '#domain/officer/rights.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { problemOf } from '../../api/read.ts';
import { useQueue } from '../../api/use-queue.ts';
import { useDesk, useStationStatus, useWorkstation } from '../../state/workstation.tsx';
import { neighbour, type QueueView, queueLines } from './queue-rows.ts';

const route = getRouteApi('/queue');

/** What the queue screen knows: the lines, the chosen one, and the ways into review. */
export function useQueueScreen() {
  const { desk, officer } = useWorkstation();
  const { online } = useStationStatus();
  const current = useDesk((state) => state.current?.scan.id ?? null);
  const ahead = useDesk((state) => state.ahead);
  const { view = 'all', q: words = '' } = route.useSearch();
  const navigate = useNavigate();
  const queue = useQueue();
  const [wanted, setWanted] = useState<ScanId | null>(null);
  const [isStarting, setStarting] = useState(false);

  const stored = useMemo(() => (current ? [{ scanId: current, isReady: true }, ...ahead] : ahead), [current, ahead]);
  const rows = queue.data?.rows;
  const lines = useMemo(
    () => queueLines(rows ?? [], view, words, { stored, online }),
    [rows, view, words, stored, online],
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

  const search = (next: { view?: QueueView; q?: string }) =>
    void navigate({ to: '/queue', search: (before) => ({ ...before, ...next }), replace: true });

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
    isKnown: queue.data !== undefined,
    problem: queue.isError && !queue.data ? problemOf(queue.error) : null,
    isStale: queue.isError && queue.data !== undefined,
    readAtMs: queue.dataUpdatedAt,
    waiting: queue.data?.waiting ?? 0,
    decidedToday: queue.data?.decidedToday ?? 0,
    choose: setWanted,
    move: (step: 1 | -1) => setWanted(neighbour(lines, chosen?.row.scanId ?? null, step)),
    setView: (next: QueueView) => search({ view: next }),
    setWords: (next: string) => search({ q: next }),
    showAll: () => search({ view: 'all', q: '' }),
    readAgain: () => void queue.refetch(),
    start: () => goInto(() => desk.start()),
    open: (scanId: ScanId) => goInto(() => desk.open(scanId)),
  };
}

export type QueueScreenModel = ReturnType<typeof useQueueScreen>;
