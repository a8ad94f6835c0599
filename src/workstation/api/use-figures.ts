import { useQuery } from '@tanstack/react-query';
import { type FIGURE_DAYS, seeFigures } from '#contract/figures.ts';
import type { OfficerId } from '#domain/officer/officer.ts';
import { read } from './read.ts';

export function useFigures(days: (typeof FIGURE_DAYS)[number], whose: OfficerId | 'all') {
  return useQuery({
    queryKey: ['figures', days, whose],
    queryFn: ({ signal }) => read(seeFigures, { days, whose }, signal),
  });
}
