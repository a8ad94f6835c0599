import type { Ref } from 'react';
import { boundsOf } from '../../canvas/model/shape-edit.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { ComparePanel } from '../../features/compare/compare-panel.tsx';
import type { Comparison } from '../../features/compare/use-comparison.ts';
import { DecisionPanel } from '../../features/decision/decision-panel.tsx';
import { DeclarationPanel } from '../../features/declaration/declaration-panel.tsx';
import { SecondWindowButton } from '../../features/declaration/second-window-button.tsx';
import { DiscussionPanel } from '../../features/escalation/discussion-panel.tsx';
import { FindingsPanel } from '../../features/findings/findings-panel.tsx';
import { MarksPanel } from '../../features/marks/marks-panel.tsx';
import { ReturnedPanel } from '../../features/returned/returned-panel.tsx';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { pictureWait } from './picture-state.tsx';
import classes from './review.module.css';
import { aboutText, questionsOf } from './review-questions.tsx';
import { UndoRecent } from './undo-recent.tsx';
import type { ReviewCaseModel } from './use-review-case.ts';

interface ReviewSideProps {
  readonly ref: Ref<HTMLElement>;
  readonly current: DeskCase;
  readonly model: ReviewCaseModel;
  readonly view: ViewStore;
  readonly comparison: Comparison;
}

/** Facts above, answers below; the decision keeps its place. */
export function ReviewSide({ ref, current, model, view, comparison }: ReviewSideProps) {
  const { desk } = useWorkstation();
  const { acts, asking } = model;
  const questions = questionsOf(model);
  return (
    <aside ref={ref} className={classes.side} aria-label={t('review.side')}>
      <ReturnedPanel review={current.review} />
      {model.escalation && (
        <DiscussionPanel
          view={model.escalation}
          place={model.place?.shape ?? null}
          about={aboutText(model.place)}
          onGo={(place) => view.getState().showBox(boundsOf(place))}
        />
      )}
      <DeclarationPanel scan={current.scan} action={<SecondWindowButton />} />
      <ComparePanel
        scanId={current.scan.id}
        detection={current.review.phase === 'first-look' ? null : current.review.detection}
        view={view}
        comparison={comparison}
      />
      <FindingsPanel
        current={current}
        rows={model.rows}
        packNotice={model.packNotice}
        targeting={model.targeting}
        sayings={model.sayings}
        isBlocked={current.held !== null || model.stop !== null}
        canRejectRest={model.canRejectRest}
        question={questions.finding}
        onGo={acts.goTo}
        onConfirm={() => acts.confirm()}
        onReject={() => acts.reject('benign-goods')}
        onRejectWhy={acts.askReason}
        onClass={acts.askClass}
        onRejectRest={acts.rejectRest}
        onRetry={() => void desk.retryDetection()}
      />
      <MarksPanel
        rows={model.marks}
        writingId={asking?.kind === 'note' ? asking.annotationId : null}
        question={questions.mark}
        onGo={(id) => view.getState().select(id)}
        onClass={acts.askClass}
        onWrite={acts.askNote}
        onNote={(id, note) => acts.changeMark(id, (content) => ({ ...content, note }))}
        onCancelNote={acts.close}
        onRemove={acts.removeMark}
      />
      <DecisionPanel
        current={current}
        stop={model.stop}
        why={model.why}
        wait={pictureWait(current.picture, current.scan)}
        question={questions.decision}
        undoLine={<UndoRecent onUndo={acts.undoDecision} />}
        onDecide={acts.decide}
        onHandOver={acts.askHandOver}
        onEscalate={acts.askEscalate}
      />
    </aside>
  );
}
