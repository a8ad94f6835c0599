import type { Clock } from '#base/clock.ts';
import type { AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import type { Outcome } from '#domain/decision/decision.ts';
import type { Finding, FindingId, RejectReason } from '#domain/finding/finding.ts';
import { recipeOf } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { Desk, DeskCase, DeskState } from '../../desk/desk-state.ts';
import {
  answerToDecisionKey,
  type Stop,
  whyNotEscalate,
  whyNotHandOver,
} from '../../features/decision/decision-key.ts';
import { canRejectRest, focusOf, isOpen, nextOpen } from '../../features/findings/finding-order.ts';
import { hasClass } from '../../features/marks/mark-rows.ts';
import type { ReviewSessionStore } from '../../state/review-session.ts';
import { placeInFocus } from './place-in-focus.ts';

/** Keys given so soon after another image came were meant for the one before. */
export const GUARD_MS = 250;

interface Ports {
  readonly desk: Desk;
  readonly view: ViewStore;
  readonly session: ReviewSessionStore;
  readonly clock: Clock;
}

/**
 * What the keys and buttons of the review screen do. Acts wait for each other, and each looks at the desk as the one
 * before left it: keys given in quick succession mean what they would mean when given slowly.
 */
export function createReviewActs({ desk, view, session, clock }: Ports) {
  let last: Promise<void> = Promise.resolve();

  /** Failures to store are told by the desk, as a notice that stays. */
  function inTurn(act: (current: DeskCase, state: DeskState) => Promise<unknown> | undefined): void {
    const givenAtMs = clock.nowMs();
    last = last
      .then(async () => {
        const state = desk.state();
        if (!state.current || state.current.held || givenAtMs - state.shownAtMs < GUARD_MS) return;
        await act(state.current, state);
      })
      .catch(() => undefined);
  }

  const recipe = () => recipeOf(view.getState());
  const focused = ({ review }: DeskCase): Finding | null => focusOf(review.findings, session.getState().focusId);
  const close = () => session.setState({ asking: null, why: null });

  function decide(outcome: Outcome): void {
    inTurn((current, state) => {
      close();
      const answer = answerToDecisionKey(outcome, current, stopOf(state));
      switch (answer.kind) {
        case 'give-verdict':
          return outcome === 'more-data' ? undefined : desk.giveVerdict(outcome, recipe());
        case 'decide':
          return desk.decide(outcome, '', recipe());
        case 'point-to-finding':
          pointToOpen(current);
          return undefined;
        case 'ask-ground':
          session.setState({ asking: { kind: 'hold-ground' }, why: 'ground' });
          return undefined;
        case 'wait':
          session.setState({ why: answer.why });
          return undefined;
      }
    });
  }

  function pointToOpen(current: DeskCase): void {
    const at = focused(current);
    const focusId = at && isOpen(at) ? at.id : nextOpen(current.review.findings, null, 1);
    session.setState({ focusId, why: 'open' });
    showFinding(current, focusId);
  }

  function showFinding({ review }: DeskCase, id: FindingId | null): void {
    const finding = review.findings.find((candidate) => candidate.id === id);
    if (finding) view.getState().showBox(finding.box);
  }

  /** After an answer the eye goes to the next open finding. */
  function moveOn(current: DeskCase, from: FindingId): void {
    const focusId = nextOpen(current.review.findings, from, 1);
    session.setState({ focusId, asking: null, why: null });
    showFinding(current, focusId);
  }

  function reject(reason: RejectReason, id?: FindingId): void {
    inTurn((current) => {
      const finding = id ? current.review.findings.find((one) => one.id === id) : focused(current);
      if (!finding || (finding.status === 'rejected' && finding.reason === reason)) return undefined;
      moveOn(current, finding.id);
      return desk.rejectFinding(finding.id, reason);
    });
  }

  function confirm(classId?: string, id?: FindingId): void {
    inTurn((current) => {
      const finding = id ? current.review.findings.find((one) => one.id === id) : focused(current);
      if (!finding || (finding.status === 'confirmed' && (classId ?? finding.classId) === finding.classId))
        return undefined;
      moveOn(current, finding.id);
      if (classId) session.setState({ lastClassId: classId });
      return desk.confirmFinding(finding.id, classId ?? finding.classId);
    });
  }

  function changeMark(id: AnnotationId, change: (content: AnnotationContent) => AnnotationContent | null): void {
    inTurn(({ review }) => {
      close();
      const mark = review.annotations.find((one) => one.id === id);
      if (!mark) return undefined;
      const { shape, classId, note } = mark;
      return desk.changeAnnotation(id, change({ shape, classId, note }));
    });
  }

  return {
    decide,
    confirm,
    reject,
    changeMark,
    /** Nothing is asked any more; the keys are the screen's again. */
    close,

    rejectRest(): void {
      inTurn(async ({ review }) => {
        if (!canRejectRest(review.findings, session.getState().seenFindings)) return;
        for (const { id } of review.findings.filter(isOpen)) await desk.rejectFinding(id, 'benign-goods');
        session.setState({ focusId: null, asking: null, why: null });
      });
    },

    goTo(id: FindingId): void {
      inTurn((current) => {
        session.setState({ focusId: id, asking: null });
        showFinding(current, id);
        return undefined;
      });
    },

    step(direction: 1 | -1): void {
      inTurn((current) => {
        const focusId = nextOpen(current.review.findings, focused(current)?.id ?? null, direction);
        if (!focusId) return undefined;
        session.setState({ focusId, asking: null });
        showFinding(current, focusId);
        return undefined;
      });
    },

    askReason(): void {
      inTurn((current) => {
        const finding = focused(current);
        if (finding) session.setState({ asking: { kind: 'reject-reason', findingId: finding.id } });
        return undefined;
      });
    },

    /** The chosen mark comes before the finding in focus. */
    askClass(): void {
      inTurn((current) => {
        const mark = current.review.annotations.find(({ id }) => id === view.getState().selection);
        const finding = focused(current);
        if (mark && hasClass(mark.shape.kind)) {
          session.setState({ asking: { kind: 'class-of-mark', annotationId: mark.id } });
        } else if (finding) {
          session.setState({ asking: { kind: 'class-of-finding', findingId: finding.id } });
        }
        return undefined;
      });
    },

    askNote(id: AnnotationId): void {
      session.setState({ asking: { kind: 'note', annotationId: id } });
    },

    askHandOver(): void {
      inTurn((current, state) => {
        const why = whyNotHandOver(current, stopOf(state));
        session.setState(why ? { why, asking: null } : { asking: { kind: 'hand-over' }, why: null });
        return undefined;
      });
    },

    handOver(reason: string): void {
      inTurn(() => {
        close();
        return desk.handOver(reason);
      });
    },

    askEscalate(): void {
      inTurn((current, state) => {
        const why = whyNotEscalate(current, stopOf(state));
        session.setState(why ? { why, asking: null } : { asking: { kind: 'escalate' }, why: null });
        return undefined;
      });
    },

    escalate(text: string): void {
      inTurn((current) => {
        close();
        return desk.escalate({ text, place: placeInFocus(current, session, view)?.shape ?? null });
      });
    },

    holdBecause(ground: string): void {
      inTurn(() => {
        close();
        return desk.decide('hold', ground, recipe());
      });
    },

    /** A new place takes the class last used; a note opens for writing. */
    annotate(content: AnnotationContent): void {
      inTurn(async () => {
        const classId = content.classId ?? (hasClass(content.shape.kind) ? session.getState().lastClassId : null);
        const id = await desk.annotate({ ...content, classId });
        view.getState().select(id);
        if (content.shape.kind === 'point' && !content.note)
          session.setState({ asking: { kind: 'note', annotationId: id } });
      });
    },

    classOfMark(id: AnnotationId, classId: string): void {
      session.setState({ lastClassId: classId });
      changeMark(id, (content) => ({ ...content, classId }));
    },

    removeMark(id: AnnotationId): void {
      changeMark(id, () => null);
      view.getState().select(null);
    },

    undo: () => inTurn(() => desk.undo()),
    redo: () => inTurn(() => desk.redo()),
    release: () => inTurn(() => desk.release()),
    undoDecision(): void {
      last = last.then(() => desk.undoDecision()).catch(() => undefined);
    },
  };
}

export function stopOf({ notice }: DeskState): Stop | null {
  if (notice?.kind === 'storage-failed') return 'stored';
  return notice?.kind === 'lease-lost' ? 'lease' : null;
}
