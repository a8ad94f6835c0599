import { useQuery } from '@tanstack/react-query';
import { seeModelPacks } from '#contract/model-packs.ts';
import { read } from './read.ts';

export const MODEL_PACKS_KEY = ['model-packs'] as const;

export function useModelPacks() {
  return useQuery({ queryKey: MODEL_PACKS_KEY, queryFn: ({ signal }) => read(seeModelPacks, {}, signal) });
}
