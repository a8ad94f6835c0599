import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { RecordRow } from '#contract/record.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './records.module.css';

const COLUMNS = [
  'decided',
  'container',
  'officer',
  'first',
  'outcome',
  'detection',
  'confirmed',
  'rejected',
  'marks',
] as const;
const COUNTS: ReadonlySet<string> = new Set(['confirmed', 'rejected', 'marks']);

const DETECTION_TONES = {
  done: 'good',
  failed: 'warn',
  'cannot-judge': 'warn',
  'not-available': 'warn',
  late: 'warn',
} as const;

interface RecordsTableProps {
  readonly rows: readonly RecordRow[];
  readonly chosen: ScanId | null;
  readonly onOpen: (scanId: ScanId) => void;
}

export function RecordsTable({ rows, chosen, onOpen }: RecordsTableProps) {
  return (
    <TableRoom>
      <DataTable
        label={t('records.table')}
        columns={COLUMNS.map((id) => ({
          id,
          heading: t(`records.column.${id}`),
          ...(COUNTS.has(id) ? { align: 'end' } : {}),
        }))}
      >
        <tbody>
          {rows.map((row) => (
            <RecordLine key={row.scanId} row={row} isChosen={row.scanId === chosen} onOpen={onOpen} />
          ))}
        </tbody>
      </DataTable>
    </TableRoom>
  );
}

interface RecordLineProps {
  readonly row: RecordRow;
  readonly isChosen: boolean;
  readonly onOpen: (scanId: ScanId) => void;
}

function RecordLine({ row, isChosen, onOpen }: RecordLineProps) {
  const element = useRef<HTMLTableRowElement>(null);
  const container = displayContainerNumber(row.containerNumber);
  const hasTurned = row.firstVerdict !== null && row.outcome !== row.firstVerdict;

  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);

  return (
    <tr ref={element} data-scan={row.scanId} aria-selected={isChosen} onDoubleClick={() => onOpen(row.scanId)}>
      <td>{formatDayTime(row.decidedAt)}</td>
      <th scope="row">
        <Link
          className={classes.link}
          to="/records/$scanId"
          params={{ scanId: row.scanId }}
          aria-label={t('records.open', { container })}
        >
          {container}
        </Link>
      </th>
      <td>{row.decidedBy}</td>
      <td>{row.firstVerdict ? t(`decision.verdict.${row.firstVerdict}`) : '–'}</td>
      <td data-strong={hasTurned || undefined}>
        {[
          t(`decision.outcome.${row.outcome}`),
          row.returns > 0 && t(row.isReturned ? 'records.returned' : 'records.again'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </td>
      <td>
        <span className={classes.state}>
          {row.detection && <StatusMark tone={DETECTION_TONES[row.detection]} />}
          {row.detection ? t(`records.detection.${row.detection}`) : '–'}
        </span>
      </td>
      <td data-align="end">{row.confirmed}</td>
      <td data-align="end">{row.rejected}</td>
      <td data-align="end">{row.annotations}</td>
    </tr>
  );
}
