import { useQuery } from '@tanstack/react-query';
import { seeConflicts } from '#contract/conflicts.ts';
import { read } from './read.ts';

export const CONFLICTS_KEY = ['conflicts'];

export function useConflicts() {
  return useQuery({ queryKey: CONFLICTS_KEY, queryFn: ({ signal }) => read(seeConflicts, {}, signal) });
}
