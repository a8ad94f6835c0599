import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import type { EscalationView } from '#contract/escalations.ts';
import type { Annotation, AnnotationContent } from '#domain/annotation/annotation.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import { mayRole } from '#domain/officer/rights.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { problemOf } from '../../api/read.ts';
import { useEscalation } from '../../api/use-escalation.ts';
import { boundsOf } from '../../canvas/model/shape-edit.ts';
import { createViewStore } from '../../canvas/view-store.ts';
import { newAnnotationId } from '../../desk/annotation-id.ts';
import { DeclarationPanel } from '../../features/declaration/declaration-panel.tsx';
import { DiscussionPanel } from '../../features/escalation/discussion-panel.tsx';
import { pinsOf } from '../../features/escalation/remarks.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { HeaderActs, HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import { RecordPicture } from '../records/record-picture.tsx';
import { useRecordPicture } from '../records/use-record-picture.ts';
import classes from './escalation-screen.module.css';

const route = getRouteApi('/escalations/$scanId');

/** A scan about which an officer asked, with the discussion beside the picture. */
export function EscalationScreen() {
  const { scanId } = route.useParams();
  const escalation = useEscalation(scanId as ScanId);
  useTitle(t('escalation.heading'));

  if (escalation.data) return <Escalated key={scanId} shown={escalation.data} />;
  if (escalation.isPending) return <BlankState heading={t('escalation.loading')} />;
  return (
    <BlankState isFault heading={t('escalation.error')} actions={<Link to="/queue">{t('escalation.back')}</Link>}>
      {problemText(problemOf(escalation.error))}
    </BlankState>
  );
}

function Escalated({ shown }: { shown: EscalationView }) {
  const { scan, review, escalation, names } = shown;
  const { desk, officer } = useWorkstation();
  const navigate = useNavigate();
  const [view] = useState(createViewStore);
  const [drawn, setDrawn] = useState<Annotation | null>(null);
  const picture = useRecordPicture(scan);
  const pins = useMemo(() => pinsOf(escalation), [escalation]);
  const asker = names.find(({ id }) => id === escalation.askedBy)?.displayName ?? '';
  const mayTake =
    review.escalation?.decider === 'senior' && review.phase !== 'decided' && mayRole(officer.role, 'scan.review');
  useCommands({ 'back-to-records': () => void navigate({ to: '/queue' }), remove: () => setDrawn(null) });

  function draw(content: AnnotationContent): void {
    const changedAt = new Date().toISOString();
    setDrawn({ ...content, id: newAnnotationId(() => crypto.randomUUID()), drawnBy: officer.id, changedAt });
    view.getState().chooseTool('select');
  }

  return (
    <div className={classes.screen} data-testid="escalation" data-case={scan.id} data-state={escalation.state}>
      <ScreenHeader
        heading={displayContainerNumber(scan.containerNumber)}
        back={
          <Link to="/queue" className={classes.back}>
            {t('escalation.back')}
          </Link>
        }
      >
        <HeaderNote>
          {[
            t('escalation.asked-by', { officer: asker, time: formatDayTime(escalation.askedAt) }),
            t(`escalation.decider.${escalation.decider}`),
          ].join(' · ')}
        </HeaderNote>
        <HeaderActs>
          {mayTake && (
            <ActionButton isPrimary onClick={() => void desk.open(scan.id).then(() => navigate({ to: '/review' }))}>
              {t('escalation.take')}
            </ActionButton>
          )}
        </HeaderActs>
      </ScreenHeader>
      <RecordPicture
        scan={scan}
        view={view}
        picture={picture}
        review={review}
        pins={pins}
        remarks={{
          annotations: drawn ? [drawn] : NOTHING,
          onAnnotate: draw,
          onChangeAnnotation: (_, content) => (content ? draw(content) : setDrawn(null)),
        }}
      />
      <aside className={classes.side} aria-label={t('escalation.side')}>
        <DeclarationPanel scan={scan} />
        <DiscussionPanel
          view={shown}
          place={drawn?.shape ?? null}
          about={t(drawn ? 'escalation.about.drawn' : 'escalation.about.draw')}
          onGo={(place) => view.getState().showBox(boundsOf(place))}
          onSaid={() => setDrawn(null)}
        />
      </aside>
    </div>
  );
}

const NOTHING: readonly Annotation[] = [];
