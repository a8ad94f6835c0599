import { useQuery } from '@tanstack/react-query';
import { seeEscalation } from '#contract/escalations.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { read } from './read.ts';

export const ESCALATIONS_KEY = ['escalations'] as const;

/** What seniors are asked about a scan; asks nothing for `null`. */
export function useEscalation(scanId: ScanId | null) {
  return useQuery({
    queryKey: [...ESCALATIONS_KEY, scanId],
    queryFn: ({ signal }) => read(seeEscalation, { scanId: scanId ?? '' }, signal),
    enabled: scanId !== null,
  });
}
