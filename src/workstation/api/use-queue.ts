import { useQuery } from '@tanstack/react-query';
import { seeQueue } from '#contract/queue.ts';
import { read } from './read.ts';

export const QUEUE_KEY = ['queue'] as const;

/** The live stream says when the queue changed; asking now and then covers a stream that is cut. */
const ASK_AGAIN_MS = 20_000;

export function useQueue() {
  return useQuery({
    queryKey: QUEUE_KEY,
    queryFn: ({ signal }) => read(seeQueue, {}, signal),
    refetchInterval: ASK_AGAIN_MS,
  });
}
