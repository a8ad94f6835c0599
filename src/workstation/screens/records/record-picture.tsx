import { useEffect, useMemo, useState } from 'react';
import type { CaseRecord } from '#contract/record.ts';
import { endpointsOf } from '#domain/scan/endpoints.ts';
import { OverviewStrip } from '../../canvas/overview-strip.tsx';
import { ScanCanvas } from '../../canvas/scan-canvas.tsx';
import { createViewStore } from '../../canvas/view-store.ts';
import { inOrder } from '../../features/findings/finding-order.ts';
import { LookBar } from '../../features/view-controls/look-bar.tsx';
import { useViewCommands } from '../../features/view-controls/use-view-commands.ts';
import { ViewBar } from '../../features/view-controls/view-bar.tsx';
import { t } from '../../i18n/t.ts';
import classes from './record.module.css';
import { shownAs } from './shown-as.ts';
import { useRecordPicture } from './use-record-picture.ts';

/** The picture as it was shown at the decision, with all findings and marks; to look at, not to change. */
export function RecordPicture({ record: { scan, review } }: { record: CaseRecord }) {
  const [view] = useState(createViewStore);
  const picture = useRecordPicture(scan);
  const findings = useMemo(() => inOrder(review.findings), [review.findings]);
  const planes = useMemo(
    () => (picture.state === 'ready' ? { high: picture.high, low: picture.low, energies: endpointsOf(scan) } : null),
    [picture, scan],
  );
  const recipe = review.decision?.recipe;
  const shown = useMemo(() => recipe && shownAs(recipe), [recipe]);
  useViewCommands(view);

  useEffect(() => {
    if (planes && shown) view.setState(shown);
  }, [view, planes, shown]);

  return (
    <section className={classes.picture} aria-label={t('record.picture')}>
      <div className={classes.pictureHeader}>
        <ViewBar view={view} isReadOnly />
        <p role="status">
          {picture.state === 'loading' && t('record.picture-loading', { percent: Math.round(picture.progress * 100) })}
          {planes && recipe && !shown && t('record.picture-other-version')}
          {picture.state === 'failed' && t('record.picture-failed', { reason: picture.reason })}
        </p>
      </div>
      <LookBar view={view} />
      <div className={classes.canvas}>
        <ScanCanvas
          scanId={scan.id}
          image={scan}
          pixelPitchMm={scan.sidecar.pixelPitchMm}
          planes={planes}
          preview={picture.state === 'loading' ? picture.preview : null}
          view={view}
          findings={findings}
          annotations={review.annotations}
          focusFindingId={null}
          isEditable={false}
          ariaLabel={t('record.picture')}
          onAnnotate={() => undefined}
          onChangeAnnotation={() => undefined}
          onFocusFinding={() => undefined}
        />
      </div>
      <div className={classes.strip}>
        <OverviewStrip picture={planes?.high ?? null} view={view} ariaLabel={t('review.overview')} />
      </div>
    </section>
  );
}
