import { useQuery } from '@tanstack/react-query';
import { seeRecord, seeRecords } from '#contract/record.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { read } from './read.ts';

export const RECORDS_KEY = ['records'] as const;

export function useRecords() {
  return useQuery({ queryKey: RECORDS_KEY, queryFn: ({ signal }) => read(seeRecords, {}, signal) });
}

export function useRecord(scanId: ScanId) {
  return useQuery({
    queryKey: [...RECORDS_KEY, scanId],
    queryFn: ({ signal }) => read(seeRecord, { scanId }, signal),
  });
}
