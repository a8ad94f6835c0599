import { useState } from 'react';
import type { seeScanners } from '#contract/calibrations.ts';
import type { ReplyOf } from '#contract/route.ts';
import type { Scanner } from '#domain/calibration/scanner-calibration.ts';
import { problemOf } from '../../api/read.ts';
import { useScanners } from '../../api/use-calibrations.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './calibration.module.css';
import { curvesText, residualText, scannerText } from './calibration-words.ts';
import { ScannerBench } from './scanner-bench.tsx';

type Line = ReplyOf<typeof seeScanners>['scanners'][number];

/** The scanners with the curves by which materials are told in their scans; one of them at a time to calibrate. */
export function CalibrationScreen() {
  const scanners = useScanners();
  const [chosen, setChosen] = useState<Scanner | null>(null);
  useTitle(t('title.calibration'));

  if (chosen) return <ScannerBench key={JSON.stringify(chosen)} scanner={chosen} onBack={() => setChosen(null)} />;
  if (scanners.isPending) return <BlankState heading={t('calibration.loading')} />;
  if (!scanners.data)
    return (
      <BlankState
        isFault
        heading={t('calibration.error')}
        actions={<ActionButton onClick={() => void scanners.refetch()}>{t('queue.retry')}</ActionButton>}
      >
        {problemText(problemOf(scanners.error))}
      </BlankState>
    );
  const lines = scanners.data.scanners;
  return (
    <div className={classes.list}>
      <ScreenHeader heading={t('calibration.heading')}>
        <HeaderNote>{t('calibration.counts', { count: lines.length })}</HeaderNote>
      </ScreenHeader>
      {lines.length === 0 ? (
        <BlankState heading={t('calibration.empty')}>{t('calibration.empty-detail')}</BlankState>
      ) : (
        <TableRoom>
          <ScannerTable lines={lines} onChoose={setChosen} />
        </TableRoom>
      )}
    </div>
  );
}

function ScannerTable({ lines, onChoose }: { lines: readonly Line[]; onChoose: (scanner: Scanner) => void }) {
  const columns = [
    { id: 'scanner', heading: t('calibration.column.scanner') },
    { id: 'energies', heading: t('calibration.column.energies'), align: 'end' as const },
    { id: 'curves', heading: t('calibration.column.curves') },
    { id: 'residual', heading: t('calibration.column.residual'), align: 'end' as const },
    { id: 'set', heading: t('calibration.column.set'), grows: true },
    { id: 'last', heading: t('calibration.column.last'), align: 'end' as const },
    { id: 'acts', heading: '' },
  ];
  return (
    <DataTable label={t('calibration.table')} columns={columns} hasDoubleRows>
      <tbody>
        {lines.map(({ scanner, model, lastScanAt, newest }) => (
          <tr key={JSON.stringify(scanner)}>
            <td>
              {scannerText(scanner)}
              <small className={classes.under}>{model}</small>
            </td>
            <td data-align="end">{t('calibration.pair', { high: scanner.highMeV, low: scanner.lowMeV })}</td>
            <td data-strong={newest?.calibration ? true : undefined}>{curvesText(newest)}</td>
            <td data-align="end">{residualText(newest)}</td>
            <td data-grows>
              {newest ? t('calibration.set-by', { who: newest.setBy, when: formatDayTime(newest.setAt) }) : '–'}
              {newest && <small className={classes.under}>{newest.reason}</small>}
            </td>
            <td data-align="end">{formatDayTime(lastScanAt)}</td>
            <td>
              <ActionButton
                label={t('calibration.open-label', { scanner: scannerText(scanner) })}
                onClick={() => onChoose(scanner)}
              >
                {t('calibration.open')}
              </ActionButton>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
