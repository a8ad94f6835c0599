import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { searchTrail, seeChain, type TrailQuery } from '#contract/trail.ts';
import { ReadProblem, read, search } from './read.ts';

/** The trail page by page, newest first. Null asks nothing. */
export function useTrail(query: TrailQuery | null) {
  return useInfiniteQuery({
    queryKey: ['trail', query],
    enabled: query !== null,
    initialPageParam: null as number | null,
    queryFn: async ({ pageParam, signal }) => {
      if (!query) throw new ReadProblem('malformed');
      return search(searchTrail, { ...query, before: pageParam }, signal);
    },
    getNextPageParam: ({ rows, hasMore }) => (hasMore ? (rows.at(-1)?.seq ?? null) : null),
  });
}

/** Whether the trail still holds together, recomputed when a screen opens that shows it. */
export function useChain() {
  return useQuery({ queryKey: ['chain'], queryFn: ({ signal }) => read(seeChain, {}, signal) });
}
