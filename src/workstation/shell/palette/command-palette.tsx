import { Modal, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { t } from '../../i18n/t.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useKeys } from '../commands/commands.tsx';
import type { CommandId } from '../commands/key-map.ts';
import classes from './command-palette.module.css';
import { type PaletteRow, paletteRows } from './palette-rows.ts';

interface CommandPaletteProps {
  /** What could be done when it was opened: in front of it, nothing else can. */
  readonly possible: ReadonlySet<CommandId>;
  readonly onRun: (id: CommandId) => void;
  readonly onClose: () => void;
}

/** Every command by its words. What is not possible now is listed with its key, so that it can be learned. */
export function CommandPalette({ possible, onRun, onClose }: CommandPaletteProps) {
  const keys = useKeys();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [wanted, setWanted] = useState(0);
  const rows = paletteRows(query, keys, possible);
  const at = Math.min(wanted, rows.length - 1);
  const idOf = ({ id }: PaletteRow) => `${listId}-${id}`;

  function run(row: PaletteRow | undefined): void {
    if (row?.isPossible) onRun(row.id);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      returnFocus={false}
      size={640}
      yOffset={96}
      padding={0}
      transitionProps={{ duration: 0 }}
      aria-label={t('palette.label')}
      classNames={{ content: classes.sheet ?? '' }}
    >
      <TextInput
        autoFocus
        data-autofocus
        className={classes.query ?? ''}
        size="md"
        variant="unstyled"
        aria-label={t('palette.query')}
        placeholder={t('palette.hint')}
        value={query}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={rows[at] && idOf(rows[at])}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setWanted(0);
        }}
        onKeyDown={(event) => {
          const step = STEPS[event.key];
          if (step) {
            event.preventDefault();
            setWanted(Math.min(rows.length - 1, Math.max(0, at + step)));
          }
          if (event.key === 'Enter') run(rows[at]);
        }}
      />
      <div id={listId} className={classes.list} role="listbox" aria-label={t('palette.label')}>
        {rows.map((row, i) => (
          <Row key={row.id} id={idOf(row)} row={row} isChosen={i === at} onRun={() => run(row)} />
        ))}
      </div>
      {rows.length === 0 && <p className={classes.none}>{t('palette.none')}</p>}
    </Modal>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

interface RowProps {
  readonly id: string;
  readonly row: PaletteRow;
  readonly isChosen: boolean;
  readonly onRun: () => void;
}

function Row({ id, row, isChosen, onRun }: RowProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard acts from the field, which names the chosen line
    <div
      ref={element}
      id={id}
      className={classes.row}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-keyshortcuts={row.key || undefined}
      aria-disabled={!row.isPossible || undefined}
      onClick={onRun}
    >
      <span className={classes.words}>{row.words}</span>
      <span className={classes.group}>{row.group}</span>
      {row.key && <KeyCap>{row.key}</KeyCap>}
    </div>
  );
}
