import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import type { seeRecords } from '#contract/record.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { problemOf } from '../../api/read.ts';
import { useRecords } from '../../api/use-records.ts';
import { ChainBanner, ChainWord } from '../../features/chain/chain-word.tsx';
import { FindingsExport } from '../../features/findings-export/findings-export.tsx';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import { neighbourRecord, recordsWith } from './record-rows.ts';
import classes from './records.module.css';
import { RecordsTable } from './records-table.tsx';

/** What was decided, by whom, and whether the trail of it still holds together. */
export function RecordsScreen() {
  const keyOf = useKeyOf();
  const records = useRecords();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<ScanId | null>(null);
  const filter = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const rows = useMemo(() => recordsWith(records.data?.rows ?? [], words), [records.data, words]);
  useTitle(t('title.records'));

  const open = (scanId: ScanId) => void navigate({ to: '/records/$scanId', params: { scanId } });
  useCommands({
    'row-up': () => setChosen(neighbourRecord(rows, chosen, -1)),
    'row-down': () => setChosen(neighbourRecord(rows, chosen, 1)),
    'open-record': { run: () => chosen && open(chosen), isEnabled: () => chosen !== null },
    filter: () => filter.current?.focus(),
  });

  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('records.heading')}>
        <TextInput
          ref={filter}
          className={classes.filter ?? ''}
          size="xs"
          aria-label={t('records.filter')}
          placeholder={t('records.filter-hint')}
          value={words}
          rightSection={<KeyCap>{keyOf('filter')}</KeyCap>}
          rightSectionPointerEvents="none"
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => (event.key === 'Escape' || event.key === 'Enter') && event.currentTarget.blur()}
        />
        <HeaderNote>{records.data && countsText(records.data)}</HeaderNote>
        <ChainWord />
        <FindingsExport />
      </ScreenHeader>
      <ChainBanner />
      {records.isPending ? (
        <BlankState heading={t('records.loading')} />
      ) : records.isError && !records.data ? (
        <BlankState
          isFault
          heading={t('records.error')}
          actions={<ActionButton onClick={() => void records.refetch()}>{t('queue.retry')}</ActionButton>}
        >
          {problemText(problemOf(records.error))}
        </BlankState>
      ) : rows.length === 0 ? (
        <BlankState heading={t('records.empty')}>{t('records.empty-detail')}</BlankState>
      ) : (
        <RecordsTable rows={rows} chosen={chosen} onOpen={open} />
      )}
    </div>
  );
}

function countsText({ rows, withheld }: ReplyOf<typeof seeRecords>): string {
  return [t('records.counts', { count: rows.length }), withheld > 0 && t('records.withheld', { count: withheld })]
    .filter(Boolean)
    .join(' · ');
}
