import { TextInput } from '@mantine/core';
import type { RefObject } from 'react';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { HeaderActs, HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './queue-screen.module.css';
import type { QueueScreenModel } from './use-queue-screen.ts';

export function QueueHeader({
  model,
  filter,
}: {
  model: QueueScreenModel;
  filter: RefObject<HTMLInputElement | null>;
}) {
  const keyOf = useKeyOf();
  return (
    <ScreenHeader heading={t('queue.heading')}>
      <TextInput
        ref={filter}
        className={classes.filter ?? ''}
        size="xs"
        aria-label={t('queue.filter')}
        placeholder={t('queue.filter-hint')}
        value={model.words}
        rightSection={<KeyCap>{keyOf('filter')}</KeyCap>}
        rightSectionPointerEvents="none"
        onChange={(event) => model.setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Enter') return;
          if (event.key === 'Escape') model.setWords('');
          event.currentTarget.blur();
        }}
      />
      <HeaderActs>
        <HeaderNote>
          {model.counts && t('queue.counts', { waiting: model.counts.waiting, decided: model.counts.decidedToday })}
        </HeaderNote>
        {model.mayReview && (
          <ActionButton
            isPrimary
            keyCap={keyOf('start')}
            isDisabled={model.isStarting || (!model.online && model.storedCount === 0)}
            onClick={() => void model.start()}
          >
            {t(model.isStarting ? 'queue.starting' : 'queue.start')}
          </ActionButton>
        )}
      </HeaderActs>
    </ScreenHeader>
  );
}
