import { problemOf } from '../../api/read.ts';
import { useConflicts } from '../../api/use-conflicts.ts';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import { ConflictCard } from './conflict-card.tsx';
import classes from './conflicts.module.css';
import { useSettling } from './use-settling.ts';

/** Two versions of one review that officers left to the supervisors, and how each was settled. */
export function ConflictsScreen() {
  const conflicts = useConflicts();
  const settling = useSettling();
  useTitle(t('title.conflicts'));

  const { rows = [], names = [] } = conflicts.data ?? {};
  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('conflicts.heading')}>
        <HeaderNote>
          {conflicts.data &&
            t('conflicts.counts', { count: rows.filter(({ conflict }) => conflict.settled === null).length })}
        </HeaderNote>
      </ScreenHeader>
      <ToldBanner told={settling.told} onDismiss={settling.dismiss} />
      {conflicts.isPending ? (
        <BlankState heading={t('conflicts.loading')} />
      ) : conflicts.isError && !conflicts.data ? (
        <BlankState
          isFault
          heading={t('conflicts.error')}
          actions={<ActionButton onClick={() => void conflicts.refetch()}>{t('queue.retry')}</ActionButton>}
        >
          {problemText(problemOf(conflicts.error))}
        </BlankState>
      ) : rows.length === 0 ? (
        <BlankState heading={t('conflicts.empty')}>{t('conflicts.empty-detail')}</BlankState>
      ) : (
        <ul className={classes.list}>
          {rows.map((row) => (
            <ConflictCard
              key={row.conflict.id}
              row={row}
              names={names}
              isBusy={settling.isBusy}
              onSettle={settling.settle}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
