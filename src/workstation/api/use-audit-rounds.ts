import { useQuery } from '@tanstack/react-query';
import { seeReread, seeRound, seeRounds } from '#contract/audit-rounds.ts';
import type { RoundId } from '#domain/audit-round/sample-plan.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { read } from './read.ts';

export const AUDIT_ROUNDS_KEY = ['audit-rounds'] as const;

export function useRounds() {
  return useQuery({ queryKey: AUDIT_ROUNDS_KEY, queryFn: ({ signal }) => read(seeRounds, {}, signal) });
}

export function useRound(roundId: RoundId) {
  return useQuery({
    queryKey: [...AUDIT_ROUNDS_KEY, roundId],
    queryFn: ({ signal }) => read(seeRound, { roundId }, signal),
  });
}

export function useReread(roundId: RoundId, scanId: ScanId) {
  return useQuery({
    queryKey: [...AUDIT_ROUNDS_KEY, roundId, scanId],
    queryFn: ({ signal }) => read(seeReread, { roundId, scanId }, signal),
  });
}
