import type { RefObject } from 'react';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { isOpen } from '../../features/findings/finding-order.ts';
import { useViewCommands } from '../../features/view-controls/use-view-commands.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import type { ReviewCaseModel } from './use-review-case.ts';

interface Places {
  readonly image: RefObject<HTMLElement | null>;
  readonly side: RefObject<HTMLElement | null>;
}

/** The keys of the review screen. */
export function useReviewCommands(
  { review }: DeskCase,
  { acts, findings, selection }: ReviewCaseModel,
  view: ViewStore,
  { image, side }: Places,
): void {
  const hasFinding = () => findings.length > 0;
  const hasSelection = () => review.annotations.some(({ id }) => id === selection);
  /** Elsewhere Tab goes from control to control as everywhere. */
  const isTabForFindings = () => {
    const at = document.activeElement;
    const isFree = at === null || at === document.body || (image.current?.contains(at) ?? false);
    return findings.some(isOpen) && (isFree || at?.closest('[data-finding]') != null);
  };

  useViewCommands(view);
  useCommands({
    clear: () => acts.decide('clear'),
    hold: () => acts.decide('hold'),
    'more-data': () => acts.decide('more-data'),
    'hand-over': acts.askHandOver,
    escalate: acts.askEscalate,
    'undo-decision': acts.undoDecision,
    'next-finding': { run: () => acts.step(1), isEnabled: isTabForFindings },
    'previous-finding': { run: () => acts.step(-1), isEnabled: isTabForFindings },
    confirm: { run: () => acts.confirm(), isEnabled: hasFinding },
    reject: { run: () => acts.reject('benign-goods'), isEnabled: hasFinding },
    'reject-reason': { run: acts.askReason, isEnabled: hasFinding },
    'reject-rest': { run: acts.rejectRest, isEnabled: hasFinding },
    class: acts.askClass,
    'edit-note': { run: () => selection && acts.askNote(selection), isEnabled: hasSelection },
    remove: { run: () => selection && acts.removeMark(selection), isEnabled: hasSelection },
    escape: () => {
      acts.close();
      view.getState().chooseTool('select');
      view.getState().select(null);
    },
    undo: acts.undo,
    redo: acts.redo,
    'other-side': () => {
      const isAtSide = side.current?.contains(document.activeElement) ?? false;
      const target = isAtSide ? image.current?.querySelector('[tabindex]') : side.current?.querySelector('button');
      if (target instanceof HTMLElement) target.focus();
    },
  });
}
