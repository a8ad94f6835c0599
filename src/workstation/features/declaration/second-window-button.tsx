import { UnstyledButton } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import classes from './declaration-panel.module.css';
import { secondWindow } from './second-window.ts';

/** Opens the window for a second monitor, or closes it. */
export function SecondWindowButton() {
  const { state } = useSyncExternalStore(secondWindow.subscribe, secondWindow.get);
  const key = useKeyOf()('declaration-window');
  useCommands({ 'declaration-window': secondWindow.toggle });
  return (
    <>
      {state === 'blocked' && <span role="status">{t('declared.window-blocked')}</span>}
      <UnstyledButton
        className={classes.window}
        aria-pressed={state === 'open'}
        aria-keyshortcuts={key}
        aria-label={t('command.declaration-window')}
        title={`${t('command.declaration-window')} (${key})`}
        onClick={secondWindow.toggle}
      >
        <svg viewBox="0 0 14 14" width="14" height="14" fill="none" stroke="currentColor" aria-hidden="true">
          <path d="M4.5 9.5h-3v-8h8v3M4.5 4.5h8v8h-8z" />
        </svg>
      </UnstyledButton>
    </>
  );
}
