import { UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './action-button.module.css';
import { KeyCap } from './key-cap.tsx';

interface ActionButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  readonly type?: 'button' | 'submit';
  readonly keyCap?: string | undefined;
  /** What assistive technology is told about the key. */
  readonly keyShortcut?: string | undefined;
  readonly isPrimary?: boolean;
  readonly isQuiet?: boolean;
  readonly isDisabled?: boolean;
  readonly isPressed?: boolean | undefined;
  readonly isWide?: boolean;
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
}

/** A button with its key on it. Disabled ones stay reachable, so that their reason can be read. */
export function ActionButton(props: ActionButtonProps) {
  return (
    <UnstyledButton
      className={classes.button}
      type={props.type ?? 'button'}
      mod={{ primary: props.isPrimary, quiet: props.isQuiet, wide: props.isWide }}
      aria-disabled={props.isDisabled || undefined}
      aria-pressed={props.isPressed}
      aria-label={props.label}
      aria-keyshortcuts={props.keyShortcut ?? props.keyCap}
      title={props.hint}
      onClick={(event) => {
        if (props.isDisabled) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {props.keyCap && <KeyCap>{props.keyCap}</KeyCap>}
      <span className={classes.words}>{props.children}</span>
    </UnstyledButton>
  );
}
