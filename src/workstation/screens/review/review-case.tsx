import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import { OverviewStrip } from '../../canvas/overview-strip.tsx';
import { ReferencePane } from '../../canvas/reference-pane.tsx';
import { ScanCanvas } from '../../canvas/scan-canvas.tsx';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { useComparison } from '../../features/compare/use-comparison.ts';
import { ConflictSheet } from '../../features/notices/conflict-sheet.tsx';
import { NoticeBanner } from '../../features/notices/notice-banner.tsx';
import { Readings } from '../../features/readings/readings.tsx';
import { LookBar } from '../../features/view-controls/look-bar.tsx';
import { ToolBar } from '../../features/view-controls/tool-bar.tsx';
import { useOwnPresets } from '../../features/view-controls/use-own-presets.ts';
import { t } from '../../i18n/t.ts';
import type { ReviewSessionStore } from '../../state/review-session.ts';
import { useDesk, useStationStatus, useWorkstation } from '../../state/workstation.tsx';
import { PictureFault, PictureProgress } from './picture-state.tsx';
import classes from './review.module.css';
import { ReviewHeader } from './review-header.tsx';
import { ReviewSide } from './review-side.tsx';
import { useReviewCase } from './use-review-case.ts';
import { useReviewCommands } from './use-review-commands.ts';

interface ReviewCaseProps {
  readonly current: DeskCase;
  readonly view: ViewStore;
  readonly session: ReviewSessionStore;
}

/** Image on the left over nearly everything, facts and answers on the right. Nothing floats on the image. */
export function ReviewCase({ current, view, session }: ReviewCaseProps) {
  const { desk, officer } = useWorkstation();
  const { disk } = useStationStatus();
  const notice = useDesk((state) => state.notice);
  const model = useReviewCase(current, view, session);
  const { scan, review } = current;
  const image = useRef<HTMLElement>(null);
  const side = useRef<HTMLElement>(null);
  const comparison = useComparison(scan, view);
  const keepPreset = useOwnPresets(scan.sidecar.scanner, view, scan.id);
  const way = useStore(view, (state) => state.look.comparison.way);
  const reference = useStore(view, (state) => state.reference);
  useReviewCommands(current, model, view, { image, side });

  // biome-ignore lint/correctness/useExhaustiveDependencies: each scan that comes on screen has the keyboard on its image
  useEffect(() => {
    image.current?.querySelector<HTMLElement>('[role="application"]')?.focus({ preventScroll: true });
  }, [model.shownCount]);

  const container = displayContainerNumber(scan.containerNumber);
  return (
    <div
      className={classes.review}
      data-testid="review"
      data-case={scan.id}
      data-phase={review.phase}
      data-ai-state={model.aiState}
      data-shown-count={model.shownCount}
      data-waiting={current.waitingToSend}
    >
      <ReviewHeader current={current} view={view} onKeepPreset={keepPreset} onRelease={model.acts.release} />
      <div className={classes.notices}>
        {disk === 'failed' && notice?.kind !== 'storage-failed' && (
          <NoticeBanner
            notice={{ kind: 'storage-failed', reason: t('status.disk-failed') }}
            onDismiss={desk.dismissNotice}
            onRetake={() => undefined}
          />
        )}
        {current.held && (
          <ConflictSheet
            current={current}
            officer={officer}
            onTakeTheirs={() => void desk.acceptServerVersion().catch(() => undefined)}
            onRepeat={(reason) => void desk.repeatOnServerVersion(reason).catch(() => undefined)}
            onLeave={(reason) => void desk.leaveToSupervisor(reason).catch(() => undefined)}
          />
        )}
        <PictureFault picture={current.picture} />
        {notice && (
          <NoticeBanner
            notice={notice}
            onDismiss={desk.dismissNotice}
            onRetake={() => void desk.open(scan.id).catch(() => undefined)}
          />
        )}
      </div>
      <section ref={image} className={classes.image} aria-label={t('review.image-region')}>
        <LookBar view={view} />
        <div className={classes.canvas} data-preview={model.planes === null || undefined}>
          <PictureProgress picture={current.picture} />
          {reference && way === 'beside' && (
            <ReferencePane reference={reference} view={view} ariaLabel={t('compare.reference')} />
          )}
          <ScanCanvas
            scanId={scan.id}
            image={scan}
            pixelPitchMm={scan.sidecar.pixelPitchMm}
            planes={model.planes}
            preview={model.preview}
            upcoming={model.upcoming}
            view={view}
            findings={model.findings}
            proposals={model.proposals}
            reported={model.reported}
            annotations={review.annotations}
            pins={model.pins}
            focusFindingId={model.focused?.id ?? null}
            isEditable={model.stop === null && !current.held}
            ariaLabel={t('review.image', { container })}
            onAnnotate={model.acts.annotate}
            onChangeAnnotation={(id, content) => model.acts.changeMark(id, () => content)}
            onFocusFinding={model.acts.goTo}
          />
        </div>
        <div className={classes.strip}>
          <ToolBar view={view} isComparing={comparison.isOpen} onCompare={comparison.toggle} />
          <Readings
            view={view}
            annotations={review.annotations}
            pitchMm={scan.sidecar.pixelPitchMm}
            depth={model.depth}
          />
          <OverviewStrip picture={model.planes?.high ?? model.preview} view={view} ariaLabel={t('review.overview')} />
        </div>
      </section>
      <ReviewSide ref={side} current={current} model={model} view={view} comparison={comparison} />
    </div>
  );
}
