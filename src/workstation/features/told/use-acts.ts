import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answer } from '../../api/call.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { notDone, type Told } from './told.ts';

/** What every act is signed with. */
interface Signed {
  readonly commandId: string;
  readonly deviceAt: string;
}

/** Acts of a screen, one at a time, and how the last one went; what they change is read again afterwards. */
export function useActs(changed: QueryKey) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);

  /** True when it was done. */
  async function perform<Value>(
    ask: (signed: Signed) => Promise<Answer<Value, string>>,
    done: (value: Value) => Told,
  ): Promise<boolean> {
    if (isBusy) return false;
    setBusy(true);
    try {
      const answer = await ask({ commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() });
      setTold(answer.kind === 'ok' ? done(answer.value) : notDone(answer));
      return answer.kind === 'ok';
    } finally {
      setBusy(false);
      await queries.invalidateQueries({ queryKey: changed });
    }
  }

  return { told, isBusy, dismiss: () => setTold(null), perform };
}
