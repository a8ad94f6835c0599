import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { settleConflict } from '#contract/conflicts.ts';
import type { ConflictId, SettledWay } from '#domain/conflict/conflict.ts';
import { call } from '../../api/call.ts';
import { CONFLICTS_KEY } from '../../api/use-conflicts.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** Settling conflicts, one at a time, and why one could not be. */
export function useSettling() {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function settle(conflictId: ConflictId, way: SettledWay, note: string): Promise<void> {
    setBusy(true);
    try {
      const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
      const answer = await call(settleConflict, { params: {}, body: { ...act, conflictId, way, note } });
      setTold(answer.kind === 'ok' ? null : notDone(answer));
      await queries.invalidateQueries({ queryKey: CONFLICTS_KEY });
    } finally {
      setBusy(false);
    }
  }

  return {
    told,
    isBusy,
    dismiss: () => setTold(null),
    settle: (...given: Parameters<typeof settle>) => void settle(...given),
  };
}
