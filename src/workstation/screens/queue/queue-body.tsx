import { formatTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/banner.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { QueueTable } from './queue-table.tsx';
import type { QueueScreenModel } from './use-queue-screen.ts';

/** The table, or what stands in its place. */
export function QueueBody({ model }: { model: QueueScreenModel }) {
  if (model.isLoading) return <BlankState heading={t('queue.loading')} />;
  if (model.problem) {
    return (
      <BlankState
        isFault
        heading={t('queue.error')}
        actions={<ActionButton onClick={model.readAgain}>{t('queue.retry')}</ActionButton>}
      >
        {problemText(model.problem)}
      </BlankState>
    );
  }
  return (
    <>
      {!model.online ? (
        <Banner tone="warn" heading={t('queue.offline', { count: model.storedCount })}>
          {t('queue.stale', { time: formatTime(model.readAtMs) })}
        </Banner>
      ) : (
        model.isStale && (
          <Banner
            tone="warn"
            heading={t('queue.error')}
            actions={<ActionButton onClick={model.readAgain}>{t('queue.retry')}</ActionButton>}
          >
            {t('queue.stale', { time: formatTime(model.readAtMs) })}
          </Banner>
        )
      )}
      {model.lines.length > 0 ? <QueueTable model={model} /> : <NothingHere model={model} />}
    </>
  );
}

function NothingHere({ model }: { model: QueueScreenModel }) {
  if (model.counts?.waiting === 0 && model.view !== 'done')
    return <BlankState heading={t('queue.empty')}>{t('queue.empty-detail')}</BlankState>;
  return (
    <BlankState
      heading={t('queue.empty-filter')}
      actions={
        <ActionButton
          onClick={() => {
            model.show({ view: 'all', words: '' });
          }}
        >
          {t('queue.show-all')}
        </ActionButton>
      }
    >
      {model.counts && t('queue.empty-filter-detail', { count: model.counts.waiting })}
    </BlankState>
  );
}
