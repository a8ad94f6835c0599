import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { giveReread, gradeReread, type RereadView, remarkOnReread } from '#contract/audit-rounds.ts';
import type { AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import { type Grade, pinRemark } from '#domain/audit-round/reread.ts';
import type { Verdict } from '#domain/decision/decision.ts';
import type { Recipe } from '#domain/scan/recipe.ts';
import { type Answer, call } from '../../api/call.ts';
import { AUDIT_ROUNDS_KEY } from '../../api/use-audit-rounds.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { notDone, type Told } from '../../features/told/told.ts';
import { useWorkstation } from '../../state/workstation.tsx';

/** What a supervisor does on one re-read. Acts wait for each other; what was refused is told and stays undone. */
export function useRereadActs({ reread }: RereadView) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const [isBusy, setBusy] = useState(false);
  const { roundId, scanId } = reread;
  const at = () => new Date(clock.nowMs()).toISOString();
  const envelope = () => ({ commandId: crypto.randomUUID(), deviceAt: at(), roundId, scanId });

  async function give(ask: () => Promise<Answer<unknown, string>>): Promise<boolean> {
    setBusy(true);
    try {
      const answer = await ask();
      setTold(answer.kind === 'ok' ? null : notDone(answer));
      return answer.kind === 'ok';
    } finally {
      // Whoever reads again sees what the server holds, also when the act was refused.
      await queries.invalidateQueries({ queryKey: AUDIT_ROUNDS_KEY });
      await queries.invalidateQueries({ queryKey: RECORDS_KEY });
      setBusy(false);
    }
  }

  return {
    told,
    isBusy,
    dismiss: () => setTold(null),
    giveVerdict(verdict: Verdict, recipe: Recipe): void {
      if (isBusy || reread.verdict) return;
      void give(() => call(giveReread, { params: {}, body: { ...envelope(), verdict, recipe } }));
    },
    /** Shown at once by the rule that the server applies; `null` removes. */
    remark(annotationId: AnnotationId, content: AnnotationContent | null): void {
      queries.setQueryData<RereadView>([...AUDIT_ROUNDS_KEY, roundId, scanId], (before) => {
        if (!before) return before;
        const pinned = pinRemark(before.reread, annotationId, content, at());
        return pinned.ok ? { ...before, reread: pinned.value } : before;
      });
      void give(() => call(remarkOnReread, { params: {}, body: { ...envelope(), annotationId, content } }));
    },
    grade(grade: Grade, note: string): void {
      if (isBusy || !reread.verdict) return;
      void give(() => call(gradeReread, { params: {}, body: { ...envelope(), grade, note } }));
    },
  };
}

export type RereadActs = ReturnType<typeof useRereadActs>;
