import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseRecord, recordExamination } from '#contract/record.ts';
import { ExaminationResult } from '#domain/examination/examination.ts';
import { call } from '../../api/call.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { notDone } from '../../features/told/told.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './record.module.css';

/** What the yard found when it opened the container, and saying so. */
export function ExaminationPanel({ record: { scan, examination, officers } }: { record: CaseRecord }) {
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function give(result: ExaminationResult): Promise<void> {
    setBusy(true);
    try {
      const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
      const body = { ...act, scanId: scan.id, result, note: note.trim() };
      const answer = await call(recordExamination, { params: {}, body });
      setFault(answer.kind === 'ok' ? null : notDone(answer).text);
      if (answer.kind === 'ok') setNote('');
      await queries.invalidateQueries({ queryKey: RECORDS_KEY });
    } finally {
      setBusy(false);
    }
  }

  const by = officers.find(({ id }) => id === examination?.recordedBy)?.displayName ?? '';
  return (
    <Panel heading={t('examination.heading')}>
      {examination ? (
        <>
          <p className={classes.state}>
            <StatusMark tone={examination.result === 'found' ? 'bad' : 'good'} />
            {t(`examination.${examination.result}`)}
          </p>
          {examination.note && <p>{examination.note}</p>}
          <p className={classes.quiet}>
            {t('examination.by', { officer: by, time: formatDayTime(examination.recordedAt) })}
          </p>
        </>
      ) : (
        <p className={classes.quiet}>{t('examination.none')}</p>
      )}
      <div className={classes.results}>
        <TextInput
          size="xs"
          maxLength={500}
          label={t('examination.note')}
          placeholder={t('examination.note-hint')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        {ExaminationResult.options.map((result) => (
          <ActionButton
            key={result}
            isWide
            isDisabled={isBusy}
            isPressed={examination?.result === result}
            onClick={() => void give(result)}
          >
            {t(`examination.${result}`)}
          </ActionButton>
        ))}
      </div>
      <p role="alert">{fault}</p>
    </Panel>
  );
}
