import { type QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { countQueue, type QueuePlace, seeQueue, WHOLE_QUEUE } from '#contract/queue.ts';
import type { QueueView } from '#domain/queue/queue-view.ts';
import { read, search } from './read.ts';

const QUEUE_KEY = ['queue'] as const;

/** The live stream says when the queue changed; asking now and then covers a stream that is cut. */
const ASK_AGAIN_MS = 20_000;

/** A list that was read on further than this stays as it was read: each page costs a question. */
const MOST_FRESH_PAGES = 5;

interface Asked {
  readonly state: { readonly data: unknown };
}

function isFresh({ state }: Asked): boolean {
  const data = state.data as { pages?: readonly unknown[] } | undefined;
  return (data?.pages?.length ?? 0) <= MOST_FRESH_PAGES;
}

/** Something came into the queue, left it or changed hands. */
export function refreshQueue(client: QueryClient): void {
  void client.invalidateQueries({ queryKey: QUEUE_KEY, predicate: isFresh });
}

/** A view of the queue, page by page. */
export function useQueue(view: QueueView, words: string) {
  return useInfiniteQuery({
    queryKey: [...QUEUE_KEY, 'rows', view, words],
    initialPageParam: null as QueuePlace | null,
    queryFn: ({ pageParam, signal }) => search(seeQueue, { view, words, after: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
    refetchInterval: (query) => isFresh(query) && ASK_AGAIN_MS,
  });
}

export function useQueueCounts() {
  return useQuery({
    queryKey: [...QUEUE_KEY, 'counts'],
    queryFn: ({ signal }) => read(countQueue, {}, signal),
    refetchInterval: ASK_AGAIN_MS,
  });
}

/** The officer's own decisions of this shift, newest first, as far as one page goes. */
export function useOwnDecisions() {
  return useQuery({
    queryKey: [...QUEUE_KEY, 'own'],
    queryFn: ({ signal }) => search(seeQueue, { ...WHOLE_QUEUE, view: 'done' }, signal),
  });
}
