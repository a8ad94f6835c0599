import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { closeDiscussion, remarkOnEscalation } from '#contract/escalations.ts';
import type { Shape } from '#domain/annotation/annotation.ts';
import { RemarkId } from '#domain/escalation/escalation.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { type Answer, call } from '../../api/call.ts';
import { ESCALATIONS_KEY } from '../../api/use-escalation.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** What can be done in a discussion. What was refused is told and stays unsaid. */
export function useDiscussion(scanId: ScanId) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const act = () => ({ commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString(), scanId });

  async function give(asked: Promise<Answer<unknown, string>>): Promise<void> {
    setBusy(true);
    const answer = await asked;
    setFault(
      answer.kind === 'ok' ? null : problemText(answer.kind === 'refused' ? answer.problem : notAnswered(answer.kind)),
    );
    await queries.invalidateQueries({ queryKey: ESCALATIONS_KEY });
    setBusy(false);
  }

  return {
    isBusy,
    fault,
    say(place: Shape | null, text: string): void {
      const remarkId = RemarkId.parse(`rmk_${crypto.randomUUID()}`);
      void give(call(remarkOnEscalation, { params: {}, body: { ...act(), remarkId, place, text } }));
    },
    close: () => void give(call(closeDiscussion, { params: {}, body: act() })),
  };
}

const notAnswered = (kind: 'unreachable' | 'signed-out'): string =>
  kind === 'signed-out' ? 'not-signed-in' : 'unreachable';
