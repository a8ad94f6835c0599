import { useQuery } from '@tanstack/react-query';
import { seeRefusedDeliveries } from '#contract/refused-deliveries.ts';
import { read } from './read.ts';

export function useRefusedDeliveries() {
  return useQuery({
    queryKey: ['refused-deliveries'],
    queryFn: ({ signal }) => read(seeRefusedDeliveries, {}, signal),
  });
}
