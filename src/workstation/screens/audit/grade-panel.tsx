import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { Grade, type Reread } from '#domain/audit-round/reread.ts';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import type { CommandId } from '../../shell/commands/key-map.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './reread.module.css';
import type { RereadActs } from './use-reread-acts.ts';

const KEYS = { agree: 'pick-1', minor: 'pick-2', major: 'pick-3', learning: 'pick-4' } as const satisfies Record<
  Grade,
  CommandId
>;

interface GradePanelProps {
  readonly reread: Reread;
  readonly acts: RereadActs;
  /** Undefined when this was the last one. */
  readonly onNext: (() => void) | undefined;
}

/** What is to be said about the decision. One key when one agrees; words or a place when not. */
export function GradePanel({ reread, acts, onNext }: GradePanelProps) {
  const keyOf = useKeyOf();
  const [note, setNote] = useState(reread.grade?.note ?? '');
  const [wanted, setWanted] = useState<Grade | null>(null);
  const field = useRef<HTMLInputElement>(null);

  function pick(grade: Grade): void {
    const hasWords = note.trim().length >= 3 || reread.remarks.length > 0;
    if (grade === 'agree' || hasWords) {
      setWanted(null);
      acts.grade(grade, note.trim());
    } else {
      setWanted(grade);
      field.current?.focus();
    }
  }

  useCommands({
    'pick-1': () => pick('agree'),
    'pick-2': () => pick('minor'),
    'pick-3': () => pick('major'),
    'pick-4': () => pick('learning'),
  });

  const given = reread.grade;
  return (
    <Panel heading={t('reread.grade')}>
      <div className={classes.grades}>
        {Grade.options.map((grade) => (
          <ActionButton
            key={grade}
            isWide
            keyCap={keyOf(KEYS[grade])}
            isPressed={(wanted ?? given?.grade) === grade}
            onClick={() => pick(grade)}
          >
            {t(`reread.grade.${grade}`)}
          </ActionButton>
        ))}
      </div>
      <TextInput
        ref={field}
        className={classes.gradeNote ?? ''}
        size="xs"
        maxLength={500}
        label={t('reread.grade-note')}
        placeholder={t('reread.grade-note-hint')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && wanted) pick(wanted);
          if (event.key === 'Enter' || event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <div className={classes.next}>
        <p role="status">
          {given && t('reread.given', { time: formatTime(given.givenAt), grade: t(`reread.grade.${given.grade}`) })}{' '}
          {given && !onNext && t('reread.last')}
        </p>
        {onNext && (
          <ActionButton isPrimary={given !== null} keyCap={keyOf('next-reread')} onClick={onNext}>
            {t('reread.next')}
          </ActionButton>
        )}
      </div>
    </Panel>
  );
}
