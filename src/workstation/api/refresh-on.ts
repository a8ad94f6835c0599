import type { QueryClient } from '@tanstack/react-query';
import type { LiveMessage } from '#contract/transfers.ts';
import { CONFLICTS_KEY } from './use-conflicts.ts';
import { ESCALATIONS_KEY } from './use-escalation.ts';
import { MODEL_PACKS_KEY } from './use-model-packs.ts';
import { refreshQueue } from './use-queue.ts';
import { RECORDS_KEY } from './use-records.ts';
import { TARGETING_RULES_KEY } from './use-targeting-rules.ts';

/** Reads again what a message of the server says has changed. */
export function refreshOn(queries: QueryClient, { kind }: LiveMessage): void {
  const refresh = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey });
  switch (kind) {
    case 'detector-settings-changed':
      refresh(MODEL_PACKS_KEY);
      refresh(TARGETING_RULES_KEY);
      break;
    case 'queue-changed':
      refreshQueue(queries);
      break;
    case 'review-changed':
      refresh(RECORDS_KEY);
      break;
    case 'escalation-changed':
      refresh(ESCALATIONS_KEY);
      refresh(RECORDS_KEY);
      break;
    case 'conflicts-changed':
      refresh(CONFLICTS_KEY);
  }
}
