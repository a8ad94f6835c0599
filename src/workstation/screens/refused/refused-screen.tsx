import { problemOf } from '../../api/read.ts';
import { useRefusedDeliveries } from '../../api/use-refused-deliveries.ts';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { TableRoom } from '../../ui/data-table.tsx';
import classes from './refused.module.css';
import { RefusedTable } from './refused-table.tsx';
import { useRefusedFile } from './use-refused-file.ts';

const GIB = 1_024 ** 3;

/** Deliveries that were not taken, why, and what they brought. */
export function RefusedScreen() {
  const refused = useRefusedDeliveries();
  const files = useRefusedFile();
  useTitle(t('title.refused'));

  const { rows = [], bounds } = refused.data ?? {};
  return (
    <div className={classes.screen}>
      <header className={classes.header}>
        <h1 className={classes.title}>{t('refused.heading')}</h1>
        <p className={classes.counts}>{refused.data && t('refused.counts', { count: rows.length })}</p>
        <p className={classes.bounds}>
          {bounds && t('refused.bounds', { deliveries: bounds.deliveries, gib: Math.round(bounds.bytes / GIB) })}
        </p>
      </header>
      <ToldBanner told={files.told} onDismiss={files.dismiss} />
      {refused.isPending ? (
        <BlankState heading={t('refused.loading')} />
      ) : refused.isError && !refused.data ? (
        <BlankState
          isFault
          heading={t('refused.error')}
          actions={<ActionButton onClick={() => void refused.refetch()}>{t('queue.retry')}</ActionButton>}
        >
          {problemText(problemOf(refused.error))}
        </BlankState>
      ) : rows.length === 0 ? (
        <BlankState heading={t('refused.empty')}>{t('refused.empty-detail')}</BlankState>
      ) : (
        <TableRoom>
          <RefusedTable rows={rows} isBusy={files.isRunning} onTake={files.take} />
        </TableRoom>
      )}
    </div>
  );
}
