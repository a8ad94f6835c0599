import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { drawRound } from '#contract/audit-rounds.ts';
import type { RoundId, SamplePlan } from '#domain/audit-round/sample-plan.ts';
import { call } from '../../api/call.ts';
import { AUDIT_ROUNDS_KEY } from '../../api/use-audit-rounds.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** Drawing rounds, one at a time, and how it went. */
export function useRoundActs(opened: (roundId: RoundId) => void) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function draw(plan: SamplePlan): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    try {
      const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
      const answer = await call(drawRound, { params: {}, body: { ...act, plan } });
      setTold(
        answer.kind === 'ok'
          ? { tone: 'info', heading: t('rounds.drawn'), text: t('rounds.drawn-next') }
          : notDone(answer),
      );
      // What this station had read of the records must not answer for the scans that are now to be read blind.
      queries.removeQueries({ queryKey: RECORDS_KEY });
      await queries.invalidateQueries({ queryKey: AUDIT_ROUNDS_KEY });
      if (answer.kind === 'ok') opened(answer.value.roundId);
    } finally {
      setBusy(false);
    }
  }

  return { told, isBusy, dismiss: () => setTold(null), draw: (plan: SamplePlan) => void draw(plan) };
}

export type RoundActs = ReturnType<typeof useRoundActs>;
