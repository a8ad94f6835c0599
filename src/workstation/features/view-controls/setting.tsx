import { UnstyledButton } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { type CommandId, KEY_MAP, keyOf } from '../../shell/commands/key-map.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import classes from './view-bar.module.css';

interface SettingProps {
  readonly command: CommandId;
  readonly keyWord?: string;
  readonly isPressed?: boolean;
  readonly children: string;
  readonly onPress: () => void;
}

/** One way of showing, in a word that presses like its key. */
export function Setting({ command, keyWord = keyOf(command), isPressed, children, onPress }: SettingProps) {
  return (
    <UnstyledButton
      className={classes.setting}
      aria-pressed={isPressed}
      aria-keyshortcuts={keyOf(command)}
      title={t(KEY_MAP[command].label)}
      onClick={onPress}
    >
      <KeyCap>{keyWord}</KeyCap>
      {children}
    </UnstyledButton>
  );
}
