import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
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

/**
 * What a supervisor does on one re-read. Acts are sent one after another, in the order they were given, so that none is
 * dropped because the one before is still on its way; what was refused is told and stays undone.
 */
export function useRereadActs({ reread }: RereadView) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [told, setTold] = useState<Told | null>(null);
  const sending = useRef<Promise<void>>(Promise.resolve());
  const { roundId, scanId } = reread;
  const key = [...AUDIT_ROUNDS_KEY, roundId, scanId];
  const at = () => new Date(clock.nowMs()).toISOString();
  const envelope = () => ({ commandId: crypto.randomUUID(), deviceAt: at(), roundId, scanId });

  /** `ask` is called once every act before it is answered; it answers null when there is nothing left to do. */
  async function give(ask: () => Promise<Answer<unknown, string>> | null): Promise<void> {
    const before = sending.current;
    const { promise, resolve } = Promise.withResolvers<void>();
    sending.current = promise;
    await before;
    try {
      const answer = await ask();
      if (!answer) return;
      setTold(answer.kind === 'ok' ? null : notDone(answer));
      // Whoever reads again sees what the server holds, also when the act was refused.
      await queries.invalidateQueries({ queryKey: AUDIT_ROUNDS_KEY });
      await queries.invalidateQueries({ queryKey: RECORDS_KEY });
    } finally {
      resolve();
    }
  }

  return {
    told,
    dismiss: () => setTold(null),
    giveVerdict(verdict: Verdict, recipe: Recipe): void {
      const body = { ...envelope(), verdict, recipe };
      void give(() =>
        queries.getQueryData<RereadView>(key)?.reread.verdict ? null : call(giveReread, { params: {}, body }),
      );
    },
    /** Shown at once by the rule that the server applies; `null` removes. */
    remark(annotationId: AnnotationId, content: AnnotationContent | null): void {
      const body = { ...envelope(), annotationId, content };
      queries.setQueryData<RereadView>(key, (before) => {
        if (!before) return before;
        const pinned = pinRemark(before.reread, annotationId, content, body.deviceAt);
        return pinned.ok ? { ...before, reread: pinned.value } : before;
      });
      void give(() => call(remarkOnReread, { params: {}, body }));
    },
    grade(grade: Grade, note: string): void {
      const body = { ...envelope(), grade, note };
      void give(() => call(gradeReread, { params: {}, body }));
    },
  };
}

export type RereadActs = ReturnType<typeof useRereadActs>;
