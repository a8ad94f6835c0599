import { useQuery } from '@tanstack/react-query';
import { seeTargetingRules } from '#contract/targeting.ts';
import { read } from './read.ts';

export const TARGETING_RULES_KEY = ['targeting-rules'] as const;

export function useTargetingRules() {
  return useQuery({ queryKey: TARGETING_RULES_KEY, queryFn: ({ signal }) => read(seeTargetingRules, {}, signal) });
}
