import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setReviewPolicy } from '#contract/review-policy.ts';
import type { ReviewPolicy } from '#domain/review-policy/review-policy.ts';
import { call } from '../../api/call.ts';
import { REVIEW_POLICY_KEY } from '../../api/use-review-policy.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** Setting a policy, and how it went. */
export function usePolicyActs() {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function set(baseRevision: number, policy: ReviewPolicy, reason: string): Promise<boolean> {
    setBusy(true);
    try {
      const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
      const answer = await call(setReviewPolicy, { params: {}, body: { ...act, baseRevision, policy, reason } });
      const done: Told = { tone: 'info', heading: t('policy.set'), text: t('policy.set-next') };
      setTold(answer.kind === 'ok' ? done : notDone(answer));
      return answer.kind === 'ok';
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: REVIEW_POLICY_KEY });
    }
  }

  return { told, isBusy, dismiss: () => setTold(null), set };
}
