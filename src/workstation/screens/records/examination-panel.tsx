import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type CaseRecord, recordExamination } from '#contract/record.ts';
import { photoPath } from '#contract/transfers.ts';
import { ExaminationResult } from '#domain/examination/examination.ts';
import { attachPhoto } from '../../api/attach-photo.ts';
import { call } from '../../api/call.ts';
import { RECORDS_KEY } from '../../api/use-records.ts';
import { notDone } from '../../features/told/told.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { outcomesOf, placesOf } from './found-places.ts';
import classes from './record.module.css';
import type { PlaceDrawing } from './use-place-drawing.ts';

interface ExaminationPanelProps {
  readonly record: CaseRecord;
  readonly drawing: PlaceDrawing;
}

/** What the yard found when it opened the container, where, with photographs; and saying so. */
export function ExaminationPanel({ record, drawing }: ExaminationPanelProps) {
  const { scan, examination, examinationPhotos, officers } = record;
  const { clock } = useWorkstation();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  async function during(ask: () => Promise<string | null>): Promise<void> {
    setBusy(true);
    try {
      setFault(await ask());
      await queries.invalidateQueries({ queryKey: RECORDS_KEY });
    } finally {
      setBusy(false);
    }
  }

  const give = (result: ExaminationResult) =>
    during(async () => {
      const act = { commandId: crypto.randomUUID(), deviceAt: new Date(clock.nowMs()).toISOString() };
      const places = result === 'found' ? placesOf(drawing.drawn) : [];
      const body = { ...act, scanId: scan.id, result, note: note.trim(), places };
      const answer = await call(recordExamination, { params: {}, body });
      if (answer.kind !== 'ok') return notDone(answer).text;
      setNote('');
      drawing.end();
      return null;
    });

  const attach = (files: FileList | null) =>
    during(async () => {
      for (const file of files ?? []) {
        const problem = await attachPhoto(scan.id, file);
        if (problem) return problemText(problem);
      }
      return null;
    });

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
          <OutcomeLines record={record} />
        </>
      ) : (
        <p className={classes.quiet}>{t('examination.none')}</p>
      )}
      {examinationPhotos.length > 0 && (
        <ul className={classes.photos} aria-label={t('examination.photos')}>
          {examinationPhotos.map(({ id }, i) => (
            <li key={id}>
              <a href={photoPath(id)} target="_blank" rel="noreferrer">
                <img src={photoPath(id)} alt={t('examination.photo', { number: i + 1 })} />
              </a>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.results}>
        <ActionButton isWide isPressed={drawing.isDrawing} onClick={drawing.toggle}>
          {drawing.isDrawing ? t('examination.drawing', { count: drawing.drawn.length }) : t('examination.draw')}
        </ActionButton>
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
        <label className={classes.attach}>
          {t('examination.attach')}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp"
            multiple
            disabled={isBusy}
            onChange={(event) => {
              void attach(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <p role="alert">{fault}</p>
    </Panel>
  );
}

/** Who claimed what was there, who missed it, and what was claimed in vain. */
function OutcomeLines({ record }: { record: CaseRecord }) {
  const outcomes = outcomesOf(record);
  if (!outcomes.officer) return <p className={classes.quiet}>{t('examination.no-places')}</p>;
  return (
    <ul className={classes.lines} aria-label={t('examination.outcomes')}>
      {(['detector', 'officer'] as const).map((who) => {
        const counts = outcomes[who];
        return (
          counts && (
            <li key={who} className={classes.line}>
              <span>{t(`examination.who.${who}`)}</span>
              <span>{t('examination.counts', { ...counts })}</span>
            </li>
          )
        );
      })}
    </ul>
  );
}
