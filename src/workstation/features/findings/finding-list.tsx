import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import type { FindingId } from '#domain/finding/finding.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { FindingRow } from './finding-rows.ts';
import classes from './findings.module.css';

export interface FindingListProps {
  readonly rows: readonly FindingRow[];
  /** Nothing can be answered now: the scan is no longer held, or an act of it was refused. */
  readonly isBlocked: boolean;
  readonly canRejectRest: boolean;
  /** What is asked about the finding in focus, in place of its buttons. */
  readonly question: ReactNode;
  readonly onGo: (id: FindingId) => void;
  readonly onConfirm: () => void;
  readonly onReject: () => void;
  readonly onRejectWhy: () => void;
  readonly onClass: () => void;
  readonly onRejectRest: () => void;
}

const TONES = { open: 'warn', confirmed: 'bad', rejected: 'off' } as const;

export function FindingList(props: FindingListProps) {
  const { rows } = props;
  const keyOf = useKeyOf();
  if (rows.length === 0) return null;
  const openCount = rows.filter(({ status }) => status === 'open').length;
  return (
    <>
      <ol className={classes.list} aria-label={t('findings.list')}>
        {rows.map((row) => (
          <FindingItem key={row.id} row={row} {...props} />
        ))}
      </ol>
      {openCount > 1 && (
        <ActionButton
          isWide
          isQuiet
          keyCap={keyOf('reject-rest')}
          isDisabled={props.isBlocked || !props.canRejectRest}
          hint={props.canRejectRest ? undefined : t('findings.reject-rest-unseen')}
          onClick={props.onRejectRest}
        >
          {t('findings.reject-rest')}
        </ActionButton>
      )}
      {openCount === 0 && <p className={classes.hint}>{t('findings.continue')}</p>}
    </>
  );
}

function FindingItem({ row, ...props }: { row: FindingRow } & FindingListProps) {
  const { id, number, title, status, reason, place, isFocused } = row;
  const keyOf = useKeyOf();
  const element = useRef<HTMLLIElement>(null);
  const word = t(`findings.status.${status}`);

  useEffect(() => {
    if (isFocused) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);

  return (
    <li ref={element} className={classes.item} data-finding={id} data-status={status}>
      <UnstyledButton className={classes.row} aria-current={isFocused || undefined} onClick={() => props.onGo(id)}>
        <span className={classes.number}>{number}</span>
        <span className={classes.title}>{title}</span>
        <span className={classes.strength}>{t(`findings.${row.strength}`)}</span>
        <span className={classes.status}>
          <StatusMark tone={TONES[status]} />
          {word}
        </span>
        {place && <span className={classes.place}>{place}</span>}
        {reason && reason !== 'benign-goods' && <span className={classes.reason}>{t(`reason.${reason}`)}</span>}
      </UnstyledButton>
      {isFocused &&
        (props.question ?? (
          <div className={classes.answers}>
            <ActionButton
              keyCap={keyOf('confirm')}
              isDisabled={props.isBlocked || status === 'confirmed'}
              onClick={props.onConfirm}
            >
              {t('findings.confirm')}
            </ActionButton>
            <ActionButton
              keyCap={keyOf('reject')}
              isDisabled={props.isBlocked || status === 'rejected'}
              onClick={props.onReject}
            >
              {t('findings.reject')}
            </ActionButton>
            <ActionButton keyCap={keyOf('class')} isDisabled={props.isBlocked} onClick={props.onClass}>
              {t('findings.class')}
            </ActionButton>
            <ActionButton keyCap={keyOf('reject-reason')} isDisabled={props.isBlocked} onClick={props.onRejectWhy}>
              {t('findings.reject-why')}
            </ActionButton>
          </div>
        ))}
    </li>
  );
}
