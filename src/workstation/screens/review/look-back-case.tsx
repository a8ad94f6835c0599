import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { seeScan } from '#contract/review.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { Review } from '#domain/review/review.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { classTitle } from '../../api/pack-of.ts';
import { problemOf, read } from '../../api/read.ts';
import { usePack } from '../../api/use-pack.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import { DeclarationPanel } from '../../features/declaration/declaration-panel.tsx';
import { findingRows } from '../../features/findings/finding-rows.ts';
import { placeWords } from '../../features/findings/place-words.ts';
import { markRows } from '../../features/marks/mark-rows.ts';
import { formatTime, laneText } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { FieldList } from '../../ui/field-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RecordPicture } from '../records/record-picture.tsx';
import { useRecordPicture } from '../records/use-record-picture.ts';
import { useRecordReplay } from '../records/use-record-replay.tsx';
import type { OwnCase } from './own-cases.ts';
import classes from './review.module.css';
import type { LookBack } from './use-look-back.ts';

/** An own case of this shift, to look at and nothing else. The case in hand waits as it was left. */
export function LookBackCase({ lookedAt, look }: { lookedAt: OwnCase; look: LookBack }) {
  const asked = useQuery({
    queryKey: ['own-case', lookedAt.scanId],
    queryFn: ({ signal }) => read(seeScan, { scanId: lookedAt.scanId }, signal),
    enabled: lookedAt.kept === null,
  });
  const seen = lookedAt.kept ?? asked.data;
  if (seen) return <Case key={lookedAt.scanId} {...seen} lookedAt={lookedAt} look={look} />;
  return (
    <BlankState
      isFault={asked.isError}
      heading={t(asked.isError ? 'look-back.error' : 'record.loading')}
      actions={<Return look={look} />}
    >
      {asked.isError && problemText(problemOf(asked.error))}
    </BlankState>
  );
}

interface CaseProps {
  readonly scan: Scan;
  readonly review: Review;
  readonly lookedAt: OwnCase;
  readonly look: LookBack;
}

function Case({ scan, review, lookedAt, look }: CaseProps) {
  const keyOf = useKeyOf();
  const [view] = useState(createViewStore);
  const picture = useRecordPicture(scan);
  const replay = useRecordReplay(scan, review.terms.isViewRecorded, view);
  const { lane, scannedAt } = scan.sidecar;
  return (
    <div className={classes.review} data-testid="look-back" data-case={scan.id}>
      <header className={classes.header}>
        <p className={classes.phase} data-phase="revealed">
          {t('look-back.phase')}
        </p>
        <h1 className={classes.container}>{displayContainerNumber(scan.containerNumber)}</h1>
        <p className={classes.facts}>
          {[laneText(lane), t('review.scanned', { time: formatTime(scannedAt) })].join(' · ')}
        </p>
        <p className={classes.waiting}>{t('look-back.note')}</p>
        <ActionButton isQuiet keyCap={keyOf('look-back')} isDisabled={!look.hasEarlier} onClick={look.back}>
          {t('look-back.earlier')}
        </ActionButton>
        <Return look={look} />
      </header>
      <div className={classes.notices} />
      <div className={classes.past}>
        <RecordPicture scan={scan} view={view} picture={picture} review={review} {...replay} />
      </div>
      <aside className={classes.side} aria-label={t('review.side')}>
        <DeclarationPanel scan={scan} />
        <PastFacts scan={scan} review={review} lookedAt={lookedAt} />
      </aside>
    </div>
  );
}

function PastFacts({ scan, review, lookedAt }: Omit<CaseProps, 'look'>) {
  const { classes: packClasses } = usePack(scan.sidecar.site, review.detection);
  const titleOf = (classId: string) => classTitle(packClasses, classId);
  const placeOf = placeWords(scan, review.detection);
  const findings = findingRows(review.findings, titleOf, placeOf, null);
  const marks = markRows(review.annotations, scan.sidecar.pixelPitchMm, titleOf, placeOf, null);
  const { firstVerdict, decision } = review;
  return (
    <>
      <Panel
        heading={t('findings.heading')}
        aside={findings.length > 0 && String(findings.length)}
        room="shares"
        isReachable
      >
        {findings.length === 0 ? (
          <p>{t(review.detection?.state === 'done' ? 'record.no-findings' : 'record.no-detection')}</p>
        ) : (
          <FieldList
            fields={findings.map(({ number, title, status, place }) => ({
              name: `${number} ${title}`,
              value: [t(`findings.status.${status}`), place].filter(Boolean).join(' · '),
            }))}
          />
        )}
      </Panel>
      <Panel heading={t('marks.heading')} aside={marks.length > 0 && String(marks.length)} room="shares" isReachable>
        {marks.length === 0 ? (
          <p>{t('record.no-marks')}</p>
        ) : (
          <FieldList
            fields={marks.map(({ number, kind, title, note }) => ({
              name: `${number} ${title ?? t(`marks.kind.${kind}`)}`,
              value: note || '–',
            }))}
          />
        )}
      </Panel>
      <Panel heading={t('decision.heading')} aside={formatTime(lookedAt.decidedAtMs)}>
        <FieldList
          fields={[
            firstVerdict && {
              name: t('look-back.first'),
              value: t(`decision.verdict.${firstVerdict.verdict}`),
            },
            { name: t('look-back.outcome'), value: t(`decision.outcome.${lookedAt.outcome}`) },
            decision?.note ? { name: t('look-back.note-of'), value: reasonText(decision.note), isLong: true } : null,
          ]}
        />
      </Panel>
    </>
  );
}

function Return({ look }: { look: LookBack }) {
  const keyOf = useKeyOf();
  return (
    <ActionButton keyCap={keyOf('look-return')} onClick={look.end}>
      {t('look-back.return')}
    </ActionButton>
  );
}
