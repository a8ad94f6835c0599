import { UnstyledButton } from '@mantine/core';
import { memo } from 'react';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { type CommandId, KEY_MAP } from '../../shell/commands/key-map.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import classes from './view-bar.module.css';

interface SettingProps {
  readonly command: CommandId;
  /** Where it has two keys; else its own. */
  readonly keyWord?: string;
  readonly isPressed?: boolean;
  readonly children: string;
  readonly onPress: () => void;
}

/** One way of showing, in a word that presses like its key. */
export const Setting = memo(function Setting({ command, keyWord, isPressed, children, onPress }: SettingProps) {
  const key = useKeyOf()(command);
  return (
    <UnstyledButton
      className={classes.setting}
      aria-pressed={isPressed}
      aria-keyshortcuts={key}
      title={t(KEY_MAP[command].label)}
      onClick={onPress}
    >
      <KeyCap>{keyWord ?? key.replace('Shift+', '⇧')}</KeyCap>
      {children}
    </UnstyledButton>
  );
});
