import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConflictRow } from '#contract/conflicts.ts';
import type { Conflict, ConflictId, SettledWay } from '#domain/conflict/conflict.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { Named } from '../../features/notices/conflict-versions.ts';
import { VersionTable } from '../../features/notices/version-table.tsx';
import { commandText } from '../../i18n/command-text.ts';
import { formatDayTime, formatTimeSeconds } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './conflicts.module.css';

interface ConflictCardProps {
  readonly row: ConflictRow;
  readonly names: readonly Named[];
  readonly isBusy: boolean;
  readonly onSettle: (conflictId: ConflictId, way: SettledWay, note: string) => void;
}

/** One conflict: why it is one, both versions as they were then, what was refused, and the ways to settle it. */
export function ConflictCard({ row: { scan, conflict }, names, isBusy, onSettle }: ConflictCardProps) {
  const { officer } = useWorkstation();
  const { mine, theirs, acts, settled } = conflict;
  const nameOf = (id: string) => names.find((one) => one.id === id)?.displayName ?? id;
  const raiser = nameOf(conflict.raisedBy);
  const container = displayContainerNumber(scan.containerNumber);
  return (
    <li className={classes.card} aria-label={container} data-settled={settled !== null || undefined}>
      <div className={classes.why}>
        <h2 className={classes.container}>
          <StatusMark tone={settled ? 'good' : 'warn'} />
          {container}
        </h2>
        <p>
          {t('conflicts.raised', { officer: raiser, time: formatDayTime(conflict.raisedAt), reason: conflict.reason })}
        </p>
        <p className={classes.quiet}>{problemText(conflict.problem)}</p>
        {settled ? (
          <p className={classes.settled}>{settledWords(settled, raiser, nameOf)}</p>
        ) : (
          <SettleForm raiser={raiser} isBusy={isBusy} onSettle={(way, note) => onSettle(conflict.id, way, note)} />
        )}
      </div>
      <VersionTable
        mine={mine}
        theirs={theirs}
        reader={officer}
        people={names}
        station={t('conflict.on-station-of', { officer: raiser })}
      />
      <div>
        <h3 className={classes.heading}>{t('conflict.waiting')}</h3>
        <ol className={classes.acts}>
          {acts.map(({ commandId, name, deviceAt }) => (
            <li key={commandId}>
              {commandText(name)}, {formatTimeSeconds(deviceAt)}
            </li>
          ))}
        </ol>
      </div>
    </li>
  );
}

interface SettleFormProps {
  readonly raiser: string;
  readonly isBusy: boolean;
  readonly onSettle: (way: SettledWay, note: string) => void;
}

function SettleForm({ raiser, isBusy, onSettle }: SettleFormProps) {
  const [note, setNote] = useState('');
  const isDisabled = isBusy || note.trim().length < 3;
  const needed = note.trim().length < 3 ? t('conflict.reason-needed') : undefined;
  return (
    <div className={classes.form}>
      <TextInput
        size="xs"
        maxLength={500}
        label={t('conflicts.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.ways}>
        <ActionButton isDisabled={isDisabled} hint={needed} onClick={() => onSettle('server', note.trim())}>
          {t('conflicts.server')}
        </ActionButton>
        <ActionButton isDisabled={isDisabled} hint={needed} onClick={() => onSettle('officer', note.trim())}>
          {t('conflicts.officer', { officer: raiser })}
        </ActionButton>
      </div>
      <p className={classes.quiet}>{t('conflicts.officer-detail', { officer: raiser })}</p>
    </div>
  );
}

function settledWords(
  { way, by, at, note }: NonNullable<Conflict['settled']>,
  to: string,
  nameOf: (id: string) => string,
): string {
  return t(`conflicts.settled.${way}`, { to, officer: nameOf(by), time: formatDayTime(at), note });
}
