import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { type CaseRecord, ExportFormat } from '#contract/record.ts';
import { formatTimeSeconds } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './record.module.css';
import { useExport } from './use-export.ts';

const FORMATS = ['json', ...ExportFormat.options] as const;

/** Takes the case out: as a bundle that a stranger can verify, or in one format. */
export function ExportActs({ record }: { record: CaseRecord }) {
  const exporting = useExport(record);
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('report');
  return (
    <>
      <p className={classes.words} role="status">
        {exporting.problem
          ? problemText(exporting.problem)
          : exporting.doneAtMs && t('record.exported', { time: formatTimeSeconds(exporting.doneAtMs) })}
      </p>
      <ActionButton isDisabled={exporting.isRunning} hint={t('record.bundle-hint')} onClick={exporting.bundle}>
        {t('record.bundle')}
      </ActionButton>
      <NativeSelect
        size="xs"
        aria-label={t('record.export-format')}
        value={format}
        data={FORMATS.map((value) => ({ value, label: t(`record.format.${value}`) }))}
        onChange={(event) => setFormat(FORMATS.find((value) => value === event.currentTarget.value) ?? format)}
      />
      <ActionButton isDisabled={exporting.isRunning} onClick={() => exporting.run(format)}>
        {t(exporting.isRunning ? 'record.exporting' : 'record.export')}
      </ActionButton>
    </>
  );
}
