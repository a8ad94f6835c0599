import { UnstyledButton } from '@mantine/core';
import { t } from '../../i18n/t.ts';
import { KEY_MAP, keyLabel } from '../../shell/commands/key-map.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { KeyLine } from './key-draft.ts';
import classes from './keys-screen.module.css';
import type { KeyDraft } from './use-key-draft.ts';

/** One command with its key, which is the button that changes it. */
export function KeyRow({ line, draft }: { line: KeyLine; draft: KeyDraft }) {
  const { id, keys, isChanged, conflicts } = line;
  const command = t(KEY_MAP[id].label);
  const isRecording = draft.recording === id;
  return (
    <li
      className={classes.row}
      data-command={id}
      data-changed={isChanged || undefined}
      data-recording={isRecording || undefined}
    >
      <span className={classes.command}>{command}</span>
      {isChanged && !isRecording && (
        <UnstyledButton
          className={classes.usual}
          aria-label={t('change-keys.usual', { command })}
          onClick={() => draft.makeUsual(id)}
        >
          {t('change-keys.usual-short')}
        </UnstyledButton>
      )}
      <UnstyledButton
        className={classes.key}
        aria-label={`${t('change-keys.change', { command })}, ${keys.map(keyLabel).join(', ') || t('change-keys.none')}`}
        aria-pressed={isRecording}
        onClick={() => draft.record(id)}
      >
        {isRecording
          ? t('change-keys.press')
          : keys.length > 0
            ? keys.map((key) => <KeyCap key={key}>{keyLabel(key)}</KeyCap>)
            : t('change-keys.none')}
      </UnstyledButton>
      {isRecording && (
        <p className={classes.hint} role="status">
          {t(draft.refusal ? `change-keys.refused.${draft.refusal}` : 'change-keys.press-hint')}
        </p>
      )}
      {conflicts.length > 0 && (
        <p className={classes.conflict}>
          <StatusMark tone="warn" />
          {t('change-keys.conflict', { commands: conflicts.map((other) => t(KEY_MAP[other].label)).join(', ') })}
        </p>
      )}
    </li>
  );
}
