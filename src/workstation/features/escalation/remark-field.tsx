import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './escalation.module.css';

interface RemarkFieldProps {
  readonly label: string;
  /** What the remark will be pinned to, in words. */
  readonly about: string;
  readonly action: string;
  readonly isBusy?: boolean;
  readonly isFocused?: boolean;
  readonly onSay: (text: string) => void;
  readonly onCancel?: () => void;
}

/** One line of text that Enter sends. */
export function RemarkField({ label, about, action, isBusy, isFocused, onSay, onCancel }: RemarkFieldProps) {
  const [text, setText] = useState('');
  const canSay = text.trim().length > 0 && !isBusy;

  function say(): void {
    if (!canSay) return;
    onSay(text.trim());
    setText('');
  }

  return (
    <div className={classes.field}>
      <TextInput
        size="xs"
        autoFocus={isFocused ?? false}
        maxLength={500}
        label={label}
        description={about}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') say();
          if (event.key === 'Escape') onCancel?.();
        }}
      />
      <div className={classes.acts}>
        <ActionButton isPrimary keyCap="Enter" isDisabled={!canSay} onClick={say}>
          {action}
        </ActionButton>
        {onCancel && (
          <ActionButton keyCap="Esc" onClick={onCancel}>
            {t('escalation.cancel')}
          </ActionButton>
        )}
      </div>
    </div>
  );
}
