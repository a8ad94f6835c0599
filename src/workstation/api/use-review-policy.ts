import { useQuery } from '@tanstack/react-query';
import { seeReviewPolicy } from '#contract/review-policy.ts';
import { read } from './read.ts';

export const REVIEW_POLICY_KEY = ['review-policy'] as const;

export function useReviewPolicy() {
  return useQuery({ queryKey: REVIEW_POLICY_KEY, queryFn: ({ signal }) => read(seeReviewPolicy, {}, signal) });
}
