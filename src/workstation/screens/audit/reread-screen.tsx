import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { RereadView } from '#contract/audit-rounds.ts';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { stateOf } from '#domain/audit-round/reread.ts';
import type { RoundId } from '#domain/audit-round/sample-plan.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { Verdict } from '#domain/decision/decision.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { classTitle } from '../../api/pack-of.ts';
import { problemOf } from '../../api/read.ts';
import { useReread, useRound } from '../../api/use-audit-rounds.ts';
import { usePack } from '../../api/use-pack.ts';
import { recipeOf } from '../../canvas/view.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import { newAnnotationId } from '../../desk/annotation-id.ts';
import { DeclarationPanel } from '../../features/declaration/declaration-panel.tsx';
import { markRows } from '../../features/marks/mark-rows.ts';
import { MarksPanel } from '../../features/marks/marks-panel.tsx';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { laneText } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RecordPicture } from '../records/record-picture.tsx';
import { ReturnPanel } from '../records/return-panel.tsx';
import { useRecordPicture } from '../records/use-record-picture.ts';
import { useRecordReplay } from '../records/use-record-replay.tsx';
import { CompareStrip } from './compare-strip.tsx';
import { GradePanel } from './grade-panel.tsx';
import classes from './reread.module.css';
import { useRereadActs } from './use-reread-acts.ts';

const route = getRouteApi('/audit/$roundId/$scanId');

/** One decided scan, looked at as blind as the officer did, then set beside what was decided. */
export function RereadScreen() {
  const { roundId, scanId } = route.useParams();
  const reread = useReread(roundId as RoundId, scanId as ScanId);
  useTitle(t('title.audit'));

  if (reread.data) return <RereadCase key={scanId} view={reread.data} />;
  if (reread.isPending) return <BlankState heading={t('reread.loading')} />;
  return (
    <BlankState isFault heading={t('reread.error')} actions={<Link to="/audit">{t('round.back')}</Link>}>
      {problemText(problemOf(reread.error))}
    </BlankState>
  );
}

function RereadCase({ view: { scan, reread, record } }: { view: RereadView }) {
  const { roundId, scanId, verdict, remarks } = reread;
  const keyOf = useKeyOf();
  const [view] = useState(createViewStore);
  const [writingId, setWriting] = useState<AnnotationId | null>(null);
  const selection = useStore(view, (state) => state.selection);
  const picture = useRecordPicture(scan);
  const replay = useRecordReplay(scan, (record?.viewPaths.length ?? 0) > 0, view);
  const acts = useRereadActs({ scan, reread, record });
  const round = useRound(roundId).data;
  const navigate = useNavigate();
  const { classes: packClasses } = usePack(scan.sidecar.site, record?.review.detection ?? null);
  const titleOf = (classId: string) => classTitle(packClasses, classId);

  const next = round?.items.find((item) => item.state === 'waiting' && item.scanId !== scanId)?.scanId;
  const goNext = next && (() => void navigate({ to: '/audit/$roundId/$scanId', params: { roundId, scanId: next } }));
  const canGive = picture.state === 'ready' && verdict === null;
  const give = (word: Verdict) => ({
    run: () => acts.giveVerdict(word, recipeOf(view.getState())),
    isEnabled: () => canGive,
  });
  useCommands({
    clear: give('clear'),
    hold: give('hold'),
    'next-reread': { run: () => goNext?.(), isEnabled: () => verdict !== null && goNext !== undefined },
    'edit-note': { run: () => setWriting(selection), isEnabled: () => remarks.some(({ id }) => id === selection) },
    remove: { run: () => selection && acts.remark(selection, null), isEnabled: () => selection !== null },
    'back-to-records': () => void navigate({ to: '/audit/$roundId', params: { roundId } }),
  });

  return (
    <div className={classes.reread} data-testid="reread" data-case={scan.id} data-state={stateOf(reread)}>
      <header className={classes.header}>
        <Link to="/audit/$roundId" params={{ roundId }} className={classes.back}>
          {t('reread.back')}
        </Link>
        <h1 className={classes.container}>{displayContainerNumber(scan.containerNumber)}</h1>
        <p className={classes.phase}>{t(`reread.${verdict ? (stateOf(reread) as 'compared' | 'graded') : 'blind'}`)}</p>
        <p className={classes.facts}>
          {[
            laneText(scan.sidecar.lane),
            round && t('reread.place', { position: reread.position, size: round.round.size }),
            scan.sidecar.simulated && t('review.simulated'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      <div className={classes.told}>
        <ToldBanner told={acts.told} onDismiss={acts.dismiss} />
      </div>
      <RecordPicture
        scan={scan}
        view={view}
        picture={picture}
        review={record?.review ?? null}
        {...replay}
        remarks={{
          annotations: remarks,
          onAnnotate: (content) => {
            const id = newAnnotationId(() => crypto.randomUUID());
            acts.remark(id, content);
            view.getState().select(id);
            setWriting(id);
          },
          onChangeAnnotation: acts.remark,
        }}
      />
      {record && verdict && <CompareStrip record={record} verdict={verdict} titleOf={titleOf} />}
      <aside className={classes.side} aria-label={t('reread.side')}>
        <DeclarationPanel scan={scan} />
        <MarksPanel
          rows={markRows(remarks, scan.sidecar.pixelPitchMm, titleOf, () => null, selection)}
          writingId={writingId}
          question={null}
          onGo={(id) => view.getState().select(id)}
          onClass={null}
          onWrite={setWriting}
          onNote={(id, note) => {
            setWriting(null);
            const remark = remarks.find((one) => one.id === id);
            if (remark && remark.note !== note) acts.remark(id, { shape: remark.shape, classId: null, note });
          }}
          onCancelNote={() => setWriting(null)}
          onRemove={(id) => acts.remark(id, null)}
        />
        {verdict ? (
          <>
            <GradePanel reread={reread} acts={acts} onNext={goNext} />
            {record && <ReturnPanel record={record} />}
          </>
        ) : (
          <Panel heading={t('reread.verdict')}>
            <div className={classes.verdicts}>
              {(['clear', 'hold'] as const).map((word) => (
                <ActionButton
                  key={word}
                  isWide
                  keyCap={keyOf(word)}
                  isDisabled={!canGive}
                  onClick={() => acts.giveVerdict(word, recipeOf(view.getState()))}
                >
                  {t(`reread.${word}`)}
                </ActionButton>
              ))}
            </div>
            <p className={classes.note}>{t('reread.verdict-note')}</p>
          </Panel>
        )}
      </aside>
    </div>
  );
}
