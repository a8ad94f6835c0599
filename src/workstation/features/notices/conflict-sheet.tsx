import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { seeScan } from '#contract/review.ts';
import type { Officer } from '#domain/officer/officer.ts';
import { read } from '../../api/read.ts';
import type { DeskCase, HeldCommand } from '../../desk/desk-state.ts';
import { commandText } from '../../i18n/command-text.ts';
import { formatTimeSeconds } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './conflict-sheet.module.css';
import { VersionTable } from './version-table.tsx';

interface ConflictSheetProps {
  readonly current: DeskCase;
  readonly officer: Officer;
  readonly onTakeTheirs: () => void;
  readonly onRepeat: (reason: string) => void;
  readonly onLeave: (reason: string) => void;
}

/** The server refused an act: why, what stands on either side, and the ways on. Nothing after it is sent until one is chosen. */
export function ConflictSheet({ current, officer, onTakeTheirs, onRepeat, onLeave }: ConflictSheetProps) {
  const { held, scan, review } = current;
  const [reason, setReason] = useState('');
  const hasReason = reason.trim().length >= 3;
  const seen = useQuery({
    queryKey: ['conflict', scan.id, held?.commandId],
    queryFn: ({ signal }) => read(seeScan, { scanId: scan.id }, signal),
    enabled: held !== null,
    staleTime: 0,
  }).data;
  if (!held) return null;
  const isStillMine = seen?.review.lease?.officerId === officer.id && seen.review.phase !== 'decided';
  return (
    <section className={classes.sheet} role="alert" aria-label={t('conflict.heading')}>
      <div className={classes.why}>
        <h2 className={classes.heading}>
          <StatusMark tone="bad" />
          {t('conflict.heading')}: {commandText(held.name)}
        </h2>
        <p>{problemText(held.problem)}</p>
        <TextInput
          size="xs"
          maxLength={500}
          label={t('conflict.reason')}
          placeholder={t('conflict.reason-hint')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes.ways}>
          <ActionButton isPrimary onClick={onTakeTheirs}>
            {t('conflict.take')}
          </ActionButton>
          <ActionButton
            isDisabled={!isStillMine || !hasReason}
            hint={!isStillMine ? t('conflict.repeat-not') : hasReason ? undefined : t('conflict.reason-needed')}
            onClick={() => onRepeat(reason.trim())}
          >
            {t('conflict.repeat')}
          </ActionButton>
          <ActionButton
            isDisabled={!hasReason}
            hint={hasReason ? t('conflict.leave-detail') : t('conflict.reason-needed')}
            onClick={() => onLeave(reason.trim())}
          >
            {t('conflict.leave')}
          </ActionButton>
        </div>
        <p className={classes.hint}>{t('conflict.take-detail')}</p>
      </div>
      <VersionTable
        mine={review}
        theirs={seen?.review ?? null}
        reader={officer}
        people={seen?.people ?? []}
        station={t('conflict.yours')}
      />
      <Waiting acts={held.acts} />
    </section>
  );
}

/** The refused act, and what was given in the belief that it stood. */
function Waiting({ acts }: { acts: HeldCommand['acts'] }) {
  return (
    <div className={classes.waiting}>
      <h3 className={classes.name}>{t('conflict.waiting')}</h3>
      <ol className={classes.acts}>
        {acts.map(({ name, deviceAt }, i) => (
          <li key={`${name} ${deviceAt}`}>
            {commandText(name)}, {formatTimeSeconds(deviceAt)}
            {i === 0 && `, ${t('conflict.refused')}`}
          </li>
        ))}
      </ol>
    </div>
  );
}
