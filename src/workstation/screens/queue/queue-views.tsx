import { UnstyledButton } from '@mantine/core';
import type { SavedQueueView } from '#domain/officer/preferences.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import classes from './queue-views.module.css';
import { USUAL_VIEWS } from './saved-views.ts';
import type { QueueScreenModel } from './use-queue-screen.ts';

/** The views that everyone has, then the officer's own; what is shown now can be kept as one. */
export function QueueViews({ model }: { model: QueueScreenModel }) {
  const { ownView } = model;
  return (
    <div className={classes.bar}>
      <fieldset className={classes.views} aria-label={t('queue.views')}>
        {USUAL_VIEWS.map((view) => (
          <View key={view} isShown={view === model.view && !ownView} onShow={() => model.show({ view, words: '' })}>
            {t(`queue.view.${view}`)}
          </View>
        ))}
        {model.savedViews.map((own) => (
          <View
            key={`${own.view} ${own.words}`}
            isShown={own === ownView}
            onShow={() => model.show(own)}
            onRemove={() => model.removeView(own)}
            removeLabel={t('queue.view-remove', { name: nameOf(own) })}
          >
            {nameOf(own)}
          </View>
        ))}
      </fieldset>
      {model.canSave && (
        <UnstyledButton className={classes.save} onClick={model.saveView}>
          {t('queue.view-save')}
        </UnstyledButton>
      )}
      <p className={classes.matching} role="status">
        {!model.isLoading &&
          !model.problem &&
          t('queue.matching', { count: model.matching, number: formatWhole(model.matching) })}
      </p>
    </div>
  );
}

/** An own view is called by its words, and by the view that they narrow unless that is all. */
function nameOf({ view, words }: SavedQueueView): string {
  return view === 'all' ? words : `${words} · ${t(`queue.view.${view}`)}`;
}

interface ViewProps {
  readonly isShown: boolean;
  readonly onShow: () => void;
  readonly onRemove?: () => void;
  readonly removeLabel?: string;
  readonly children: string;
}

function View({ isShown, onShow, onRemove, removeLabel, children }: ViewProps) {
  return (
    <span className={classes.view} data-shown={isShown || undefined}>
      <UnstyledButton className={classes.word} aria-pressed={isShown} onClick={onShow}>
        {children}
      </UnstyledButton>
      {onRemove && isShown && (
        <UnstyledButton className={classes.remove} aria-label={removeLabel} onClick={onRemove}>
          ×
        </UnstyledButton>
      )}
    </span>
  );
}
