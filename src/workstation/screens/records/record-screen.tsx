import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { CaseRecord } from '#contract/record.ts';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { classTitle } from '../../api/pack-of.ts';
import { problemOf } from '../../api/read.ts';
import { usePack } from '../../api/use-pack.ts';
import { useRecord } from '../../api/use-records.ts';
import { boundsOf } from '../../canvas/model/shape-edit.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import { RemarkList } from '../../features/escalation/remark-list.tsx';
import { pinsOf, remarkRows } from '../../features/escalation/remarks.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { BlankState } from '../../ui/blank-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ExportActs } from './export-acts.tsx';
import { pinsOfPlaces } from './found-places.ts';
import classes from './record.module.css';
import { RecordFacts } from './record-facts.tsx';
import { RecordPicture } from './record-picture.tsx';
import { RecordTimeline } from './record-timeline.tsx';
import { ReturnPanel } from './return-panel.tsx';
import { timelineOf } from './timeline.ts';
import { usePlaceDrawing } from './use-place-drawing.ts';
import { useRecordPicture } from './use-record-picture.ts';
import { useRecordReplay } from './use-record-replay.tsx';

const route = getRouteApi('/records/$scanId');

/** One decided scan: what was seen, what was claimed, what was done, and by whom. */
export function RecordScreen() {
  const { scanId } = route.useParams();
  const record = useRecord(scanId as ScanId);
  const navigate = useNavigate();
  useTitle(t('title.records'));
  useCommands({ 'back-to-records': () => void navigate({ to: '/records' }) });

  if (record.data) return <RecordView record={record.data} />;
  if (record.isPending) return <BlankState heading={t('record.loading')} />;
  return (
    <BlankState isFault heading={t('record.error')} actions={<Link to="/records">{t('record.back')}</Link>}>
      {problemText(problemOf(record.error))}
    </BlankState>
  );
}

function RecordView({ record }: { record: CaseRecord }) {
  const { scan, review } = record;
  const { classes: packClasses } = usePack(scan.sidecar.site, review.detection);
  const titleOf = (classId: string) => classTitle(packClasses, classId);
  const [view] = useState(createViewStore);
  const picture = useRecordPicture(scan);
  const replay = useRecordReplay(scan, record.viewPaths.length > 0, view);
  const { decision } = review;
  const { escalation, officers } = record;
  const drawing = usePlaceDrawing();
  const pins = useMemo(
    () => [...(record.escalation ? pinsOf(record.escalation) : []), ...pinsOfPlaces(record)],
    [record],
  );
  useCommands({
    remove: () =>
      view.getState().selection && drawing.remarks?.onChangeAnnotation(view.getState().selection as AnnotationId, null),
  });

  return (
    <div className={classes.record} data-testid="record" data-case={scan.id}>
      <header className={classes.header}>
        <Link to="/records" className={classes.back}>
          {t('record.back')}
        </Link>
        <h1 className={classes.container}>{displayContainerNumber(scan.containerNumber)}</h1>
        {decision && (
          <p className={classes.summary}>
            <strong>{t(`decision.outcome.${decision.outcome}`)}</strong> {formatDayTime(decision.decidedAt)}
          </p>
        )}
        <ExportActs record={record} />
      </header>
      <RecordPicture
        scan={scan}
        view={view}
        picture={picture}
        review={review}
        pins={pins}
        {...replay}
        {...(drawing.remarks ? { remarks: drawing.remarks } : {})}
      />
      <RecordFacts record={record} titleOf={titleOf} drawing={drawing} />
      <aside className={classes.timeline}>
        <ReturnPanel record={record} />
        {escalation && (
          <Panel heading={t('escalation.heading')} aside={t(`escalation.state.${escalation.state}`)} room="gives">
            <RemarkList
              rows={remarkRows(escalation, officers)}
              onGo={(place) => view.getState().showBox(boundsOf(place))}
            />
          </Panel>
        )}
        <RecordTimeline steps={timelineOf(record, titleOf)} />
      </aside>
    </div>
  );
}
