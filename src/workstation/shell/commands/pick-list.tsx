import { UnstyledButton } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { t } from '../../i18n/t.ts';
import { KeyCap } from '../../ui/key-cap.tsx';
import { useCommands } from './commands.tsx';
import type { CommandId } from './key-map.ts';
import classes from './pick-list.module.css';
import type { Handlers } from './registry.ts';

export interface Pick {
  readonly value: string;
  readonly words: string;
}

interface PickListProps {
  readonly heading: string;
  /** At most nine: one key each. */
  readonly picks: readonly Pick[];
  readonly onPick: (value: string) => void;
  readonly onCancel: () => void;
}

/** A coded answer by one key, inline: nothing covers the image. */
export function PickList({ heading, picks, onPick, onCancel }: PickListProps) {
  const id = useId();
  const element = useRef<HTMLElement>(null);
  const shown = picks.slice(0, KEYS.length);

  useCommands({
    ...(Object.fromEntries(shown.map(({ value }, i) => [KEYS[i], () => onPick(value)])) as Handlers),
    'pick-cancel': onCancel,
  });

  useEffect(() => {
    element.current?.scrollIntoView({ block: 'nearest' });
  }, []);

  return (
    <section ref={element} className={classes.list} aria-labelledby={id}>
      <p className={classes.heading}>
        <span id={id}>{heading}</span>
        <UnstyledButton className={classes.cancel} onClick={onCancel}>
          {t('picker.cancel')}
        </UnstyledButton>
      </p>
      {shown.map(({ value, words }, i) => (
        <UnstyledButton
          key={value}
          className={classes.pick}
          aria-keyshortcuts={String(i + 1)}
          onClick={() => onPick(value)}
        >
          <KeyCap>{String(i + 1)}</KeyCap>
          {words}
        </UnstyledButton>
      ))}
    </section>
  );
}

const KEYS = [
  'pick-1',
  'pick-2',
  'pick-3',
  'pick-4',
  'pick-5',
  'pick-6',
  'pick-7',
  'pick-8',
  'pick-9',
] as const satisfies readonly CommandId[];
