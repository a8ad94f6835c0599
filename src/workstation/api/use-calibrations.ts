import { useQuery } from '@tanstack/react-query';
import { seeCalibrations, seeScanners } from '#contract/calibrations.ts';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import { read, search } from './read.ts';

export const CALIBRATIONS_KEY = ['calibrations'] as const;

export function useScanners() {
  return useQuery({ queryKey: CALIBRATIONS_KEY, queryFn: ({ signal }) => read(seeScanners, {}, signal) });
}

export function useCalibrations(scanner: Scanner) {
  return useQuery({
    queryKey: [...CALIBRATIONS_KEY, scanner],
    queryFn: ({ signal }) => search(seeCalibrations, scanner, signal),
  });
}
