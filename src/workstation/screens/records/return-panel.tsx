import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseRecord, returnToOfficer } from '#contract/record.ts';
import { ReturnReason } from '#domain/decision/picked-reason.ts';
import { isReturned } from '#domain/review/review.ts';
import { call } from '../../api/call.ts';
import { AUDIT_ROUNDS_KEY } from '../../api/use-audit-rounds.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { notDone } from '../../features/told/told.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './record.module.css';

/** Gives the decision back to its officer with a reason, and tells of decisions that were given back before. */
export function ReturnPanel({ record }: { record: CaseRecord }) {
  const { review, officers } = record;
  const [isAsking, setAsking] = useState(false);
  const nameOf = (officerId: string) => officers.find(({ id }) => id === officerId)?.displayName ?? officerId;
  const { reservation } = review;
  const latest = review.earlier.at(-1);
  return (
    <Panel heading={t('return.heading')}>
      {review.earlier.map(({ decision, returned }) => (
        <div key={returned.at} className={classes.returned}>
          <p>
            {t('return.earlier', {
              outcome: t(`decision.outcome.${decision.outcome}`),
              officer: nameOf(decision.decidedBy),
              time: formatDayTime(decision.decidedAt),
            })}
          </p>
          <p className={classes.quiet}>
            {t('return.was', { officer: nameOf(returned.by), time: formatDayTime(returned.at) })}:{' '}
            {reasonText(returned.reason)}
          </p>
        </div>
      ))}
      {latest && reservation && isReturned(review) && (
        <p className={classes.state} role="status">
          <StatusMark tone="warn" />
          {t('return.waits', {
            officer: nameOf(reservation.officerId),
            time: formatDayTime(latest.returned.at),
            until: formatDayTime(reservation.until),
          })}
        </p>
      )}
      {isAsking ? (
        <ReturnForm record={record} onClose={() => setAsking(false)} />
      ) : (
        review.decision && <ActionButton onClick={() => setAsking(true)}>{t('return.ask')}</ActionButton>
      )}
    </Panel>
  );
}

function ReturnForm({ record: { scan }, onClose }: { record: CaseRecord; onClose: () => void }) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function give(): Promise<void> {
    setBusy(true);
    const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
    const answer = await call(returnToOfficer, { params: {}, body: { ...act, scanId: scan.id, reason } });
    await queries.invalidateQueries({ queryKey: RECORDS_KEY });
    await queries.invalidateQueries({ queryKey: AUDIT_ROUNDS_KEY });
    if (answer.kind === 'ok') return onClose();
    setFault(notDone(answer).text);
    setBusy(false);
  }

  return (
    <div className={classes.results}>
      <TextInput
        data-autofocus
        size="xs"
        maxLength={500}
        label={t('return.reason')}
        placeholder={t('return.reason-hint')}
        value={reasonText(reason)}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {ReturnReason.options.map((code) => (
        <ActionButton key={code} isWide isPressed={reason === code} onClick={() => setReason(code)}>
          {reasonText(code)}
        </ActionButton>
      ))}
      <div className={classes.returnActs}>
        <ActionButton isPrimary isDisabled={isBusy || reason.trim().length < 3} onClick={() => void give()}>
          {t('return.give')}
        </ActionButton>
        <ActionButton onClick={onClose}>{t('return.cancel')}</ActionButton>
      </div>
      <p role="alert">{fault}</p>
    </div>
  );
}
