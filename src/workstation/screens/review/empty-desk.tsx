import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { NoticeBanner } from '../../features/notices/notice-banner.tsx';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import { useDesk, useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import classes from './review.module.css';
import { UndoRecent } from './undo-recent.tsx';

export function EmptyDesk() {
  const { desk } = useWorkstation();
  const keyOf = useKeyOf();
  const notice = useDesk((state) => state.notice);
  const shownCount = useDesk((state) => state.shownCount);
  const [isStarting, setStarting] = useState(false);

  function start(): void {
    if (isStarting) return;
    setStarting(true);
    desk
      .start()
      .catch(() => undefined)
      .finally(() => setStarting(false));
  }
  useCommands({ start, 'undo-decision': () => void desk.undoDecision() });

  return (
    <div className={classes.empty} data-testid="review" data-phase="none" data-shown-count={shownCount}>
      {notice && <NoticeBanner notice={notice} onDismiss={desk.dismissNotice} onRetake={() => undefined} />}
      <BlankState
        heading={t('review.none')}
        actions={
          <>
            <ActionButton isPrimary keyCap={keyOf('start')} isDisabled={isStarting} onClick={start}>
              {t(isStarting ? 'review.starting' : 'review.start')}
            </ActionButton>
            <Link className={classes.link} to="/queue">
              {t('review.to-queue')}
            </Link>
          </>
        }
      >
        {t('review.none-detail')}
      </BlankState>
      <div className={classes.emptyUndo}>
        <UndoRecent onUndo={() => void desk.undoDecision()} />
      </div>
    </div>
  );
}
