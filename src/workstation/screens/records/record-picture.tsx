import { type ReactNode, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { inOrder } from '#domain/finding/finding.ts';
import type { Review } from '#domain/review/review.ts';
import type { Scan } from '#domain/scan/scan.ts';
import type { Pin } from '../../canvas/layers/pin-marks.tsx';
import type { Replay } from '../../canvas/layers/replay-marks.tsx';
import { OverviewStrip } from '../../canvas/overview-strip.tsx';
import { ReferencePane } from '../../canvas/reference-pane.tsx';
import { ScanCanvas, type ScanCanvasProps } from '../../canvas/scan-canvas.tsx';
import type { View } from '../../canvas/view.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { Picture } from '../../desk/desk-state.ts';
import { type ComparedState, useCompared } from '../../features/compare/use-compared.ts';
import { machineSayings } from '../../features/findings/machine-rows.ts';
import { reportedMarksOf } from '../../features/findings/reported-marks-of.ts';
import { LookBar } from '../../features/view-controls/look-bar.tsx';
import { useViewCommands } from '../../features/view-controls/use-view-commands.ts';
import { ViewBar } from '../../features/view-controls/view-bar.tsx';
import { t } from '../../i18n/t.ts';
import { usePlanes } from '../../state/use-planes.ts';
import classes from './record.module.css';
import { shownAs } from './shown-as.ts';

interface RecordPictureProps {
  readonly scan: Scan;
  readonly view: ViewStore;
  readonly picture: Picture;
  /** What was on record; null while nobody may see it. */
  readonly review: Review | null;
  /** What remarks of a discussion speak of. */
  readonly pins?: readonly Pin[];
  /** What an officer looked at, and the bar that plays it. */
  readonly replay?: Replay | null;
  readonly replayBar?: ReactNode;
  /** Given where the viewer pins own remarks, beside the marks on record. */
  readonly remarks?: Pick<ScanCanvasProps, 'annotations' | 'onAnnotate' | 'onChangeAnnotation'>;
}

/** The picture of a scan on record, as it was shown at the decision and with what it was compared, with all findings and marks. */
export function RecordPicture({
  scan,
  view,
  picture,
  review,
  pins = NO_PINS,
  replay = null,
  replayBar,
  remarks,
}: RecordPictureProps) {
  const findings = useMemo(() => inOrder(review?.findings ?? []), [review]);
  const planes = usePlanes(scan, picture);
  const reported = useMemo(() => reportedMarksOf(machineSayings(review?.machineReports)), [review]);
  const recipe = review?.decision?.recipe;
  const shown = useMemo(() => recipe && shownAs(recipe), [recipe]);
  const compared = useCompared(scan, view);
  const comparison = useStore(view, (state) => state.look.comparison);
  const reference = useStore(view, (state) => state.reference);
  const marks = review?.annotations ?? NO_MARKS;
  useViewCommands(view);

  useEffect(() => {
    if (planes && shown) view.setState(shown);
  }, [view, planes, shown]);

  return (
    <section className={classes.picture} aria-label={t('record.picture')}>
      <div className={classes.pictureHeader}>
        <ViewBar view={view} hasTools={remarks !== undefined} />
        <p role="status">
          {picture.state === 'loading' && t('record.picture-loading', { percent: Math.round(picture.progress * 100) })}
          {planes && recipe && !shown && t('record.picture-other-version')}
          {comparison.way !== 'off' && t(`record.compared.${compared.kind}`, wordsOf(comparison, compared))}
          {picture.state === 'failed' && t('record.picture-failed', { reason: picture.reason })}
        </p>
      </div>
      <LookBar view={view} />
      <div className={classes.canvas}>
        {reference && comparison.way === 'beside' && (
          <ReferencePane reference={reference} view={view} ariaLabel={t('compare.reference')} />
        )}
        <ScanCanvas
          scanId={scan.id}
          image={scan}
          pixelPitchMm={scan.sidecar.pixelPitchMm}
          planes={planes}
          preview={picture.state === 'loading' ? picture.preview : null}
          view={view}
          findings={findings}
          reported={reported}
          annotations={remarks?.annotations ?? marks}
          foreign={remarks ? marks : NO_MARKS}
          pins={pins}
          replay={replay}
          focusFindingId={null}
          isEditable={remarks !== undefined}
          ariaLabel={t('record.picture')}
          onAnnotate={remarks?.onAnnotate ?? nothing}
          onChangeAnnotation={remarks?.onChangeAnnotation ?? nothing}
          onFocusFinding={() => undefined}
        />
      </div>
      {replayBar}
      <div className={classes.strip}>
        <OverviewStrip picture={planes?.high ?? null} view={view} ariaLabel={t('review.overview')} />
      </div>
    </section>
  );
}

const NO_PINS: readonly Pin[] = [];

function wordsOf({ way, reference }: View['look']['comparison'], compared: ComparedState): Record<string, string> {
  const reason = compared.kind === 'failed' ? compared.reason : '';
  return { way: way === 'off' ? '' : t(`compare.way.${way}`), reference, reason };
}

const NO_MARKS: Review['annotations'] = [];
const nothing = (): void => undefined;
