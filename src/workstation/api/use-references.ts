import { useQuery } from '@tanstack/react-query';
import { seeReferences } from '#contract/references.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { read } from './read.ts';

/** What a scan may be compared with, asked for when somebody wants to choose; how alike, once that may be known. */
export function useReferences(scanId: ScanId, knowsDetection: boolean) {
  return useQuery({
    queryKey: ['references', scanId, knowsDetection],
    queryFn: ({ signal }) => read(seeReferences, { scanId }, signal),
  });
}
