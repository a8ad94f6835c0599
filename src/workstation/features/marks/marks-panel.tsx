import { TextInput, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AnnotationId } from '#domain/annotation/annotation.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { hasClass, type MarkRow } from './mark-rows.ts';
import classes from './marks.module.css';

interface MarksPanelProps {
  readonly rows: readonly MarkRow[];
  /** The mark whose note is being written. */
  readonly writingId: AnnotationId | null;
  /** What is asked about the chosen mark. */
  readonly question: ReactNode;
  readonly onGo: (id: AnnotationId) => void;
  /** Null where marks bear remarks and no class. */
  readonly onClass: (() => void) | null;
  readonly onWrite: (id: AnnotationId) => void;
  readonly onNote: (id: AnnotationId, note: string) => void;
  readonly onCancelNote: () => void;
  readonly onRemove: (id: AnnotationId) => void;
}

/** What the officer drew, each with its size in millimetres. */
export function MarksPanel(props: MarksPanelProps) {
  const { rows } = props;
  return (
    <Panel
      heading={t('marks.heading')}
      aside={rows.length > 0 && String(rows.length)}
      room="shares"
      isReachable={rows.length === 0}
    >
      {rows.length === 0 ? (
        <p className={classes.hint}>{t('marks.none')}</p>
      ) : (
        <ul className={classes.list} aria-label={t('marks.list')}>
          {rows.map((row) => (
            <MarkItem key={row.id} row={row} {...props} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function MarkItem({ row, ...props }: { row: MarkRow } & MarksPanelProps) {
  const keyOf = useKeyOf();
  const { id, number, kind, place, note, isSelected } = row;
  return (
    <li className={classes.item} data-mark={id}>
      <UnstyledButton className={classes.row} aria-current={isSelected || undefined} onClick={() => props.onGo(id)}>
        <span className={classes.title}>
          {hasClass(kind) && props.onClass ? (row.title ?? t('marks.class-missing')) : t(`marks.kind.${kind}`)}
        </span>
        <span className={classes.size}>{sizeText(row)}</span>
        {place && <span className={classes.note}>{place}</span>}
        {note && <span className={classes.note}>{note}</span>}
      </UnstyledButton>
      {props.writingId === id ? (
        <NoteField row={row} onSave={(text) => props.onNote(id, text)} onCancel={props.onCancelNote} />
      ) : (
        isSelected &&
        (props.question ?? (
          <div className={classes.answers}>
            {hasClass(kind) && props.onClass && (
              <ActionButton keyCap={keyOf('class')} onClick={props.onClass}>
                {t('findings.class')}
              </ActionButton>
            )}
            <ActionButton keyCap={keyOf('edit-note')} onClick={() => props.onWrite(id)}>
              {t('marks.edit-note')}
            </ActionButton>
            <ActionButton
              keyCap={keyOf('remove')}
              label={t('marks.remove-label', { number })}
              onClick={() => props.onRemove(id)}
            >
              {t('marks.remove')}
            </ActionButton>
          </div>
        ))
      )}
    </li>
  );
}

interface NoteFieldProps {
  readonly row: MarkRow;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function NoteField({ row, onSave, onCancel }: NoteFieldProps) {
  return (
    <div className={classes.writing}>
      <TextInput
        size="xs"
        autoFocus
        defaultValue={row.note}
        maxLength={500}
        aria-label={t('marks.note-label', { number: row.number })}
        placeholder={t('marks.note-hint')}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onSave(event.currentTarget.value);
          if (event.key === 'Escape') onCancel();
        }}
        onBlur={(event) => onSave(event.currentTarget.value)}
      />
    </div>
  );
}

function sizeText({ size }: MarkRow): string {
  if (!size) return '';
  if ('degrees' in size) return t('marks.angle', { degrees: size.degrees });
  return 'lengthMm' in size
    ? t('marks.length', { mm: formatWhole(size.lengthMm) })
    : t('marks.area', { width: formatWhole(size.widthMm), height: formatWhole(size.heightMm) });
}
