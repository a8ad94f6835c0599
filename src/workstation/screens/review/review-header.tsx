import { displayContainerNumber } from '#domain/container/container-number.ts';
import { useQueueCounts } from '../../api/use-queue.ts';
import type { ViewStore } from '../../canvas/view-store.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { ViewBar } from '../../features/view-controls/view-bar.tsx';
import { formatTime, laneText } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useDesk } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { QualityBadge } from './quality-badge.tsx';
import classes from './review.module.css';

interface ReviewHeaderProps {
  readonly current: DeskCase;
  readonly view: ViewStore;
  readonly onKeepPreset: () => void;
  readonly onRelease: () => void;
}

export function ReviewHeader({ current, view, onKeepPreset, onRelease }: ReviewHeaderProps) {
  const { scan, review } = current;
  const waiting = useQueueCounts().data?.waiting;
  const readyAhead = useDesk((state) => state.ahead.filter(({ isReady }) => isReady).length);
  return (
    <header className={classes.header}>
      <h1 className={classes.container}>{displayContainerNumber(scan.containerNumber)}</h1>
      <p className={classes.facts}>
        {[
          laneText(scan.sidecar.lane),
          t('review.scanned', { time: formatTime(scan.sidecar.scannedAt) }),
          review.round === 2 && t('review.round-2'),
          review.terms.mode !== 'second-look' && t(`mode.${review.terms.mode}`),
          review.terms.isViewRecorded && t('review.recorded'),
          scan.sidecar.simulated && t('review.simulated'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p className={classes.phase} data-phase={review.phase}>
        {t(`review.phase.${review.phase}`)}
      </p>
      {scan.quality && <QualityBadge quality={scan.quality} />}
      <ViewBar view={view} onKeepPreset={onKeepPreset} />
      <p className={classes.waiting}>
        {[
          waiting !== undefined && t('review.waiting', { count: waiting }),
          t('review.ready-ahead', { count: readyAhead }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ActionButton isQuiet hint={t('review.release-label')} onClick={onRelease}>
        {t('review.release')}
      </ActionButton>
    </header>
  );
}
