import type { RefusedDelivery, RefusedFile } from '#contract/refused-deliveries.ts';
import type { SlicePart } from '#contract/transfers.ts';
import { formatBytes, formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import classes from './refused.module.css';

const COLUMNS = ['when', 'way', 'why', 'field', 'files'] as const;

interface RefusedTableProps {
  readonly rows: readonly RefusedDelivery[];
  readonly isBusy: boolean;
  readonly onTake: (delivery: RefusedDelivery, file: RefusedFile) => void;
}

export function RefusedTable({ rows, isBusy, onTake }: RefusedTableProps) {
  return (
    <DataTable
      hasDoubleRows
      label={t('refused.table')}
      columns={COLUMNS.map((id) => ({ id, heading: t(`refused.column.${id}`), grows: id === 'why' }))}
    >
      <tbody>
        {rows.map((row) => (
          <RefusedRow key={row.id} row={row} isBusy={isBusy} onTake={onTake} />
        ))}
      </tbody>
    </DataTable>
  );
}

interface RefusedRowProps extends Omit<RefusedTableProps, 'rows'> {
  readonly row: RefusedDelivery;
}

function RefusedRow({ row, isBusy, onTake }: RefusedRowProps) {
  const buttons = { row, isBusy, onTake };
  const slices = row.files.filter(sliceNumber);
  const bytes = slices.reduce((sum, file) => sum + file.bytes, 0);
  return (
    <tr className={classes.row}>
      <td>
        {formatDayTime(row.refusedAt)}
        {row.times > 1 && <span className={classes.under}>{t('refused.times', { count: row.times })}</span>}
      </td>
      <td>
        {t(`refused.way.${row.way}`)}
        {row.sender && <span className={classes.under}>{row.sender}</span>}
      </td>
      <th scope="row" data-grows>
        <span className={classes.name}>{t(`refused.problem.${row.problem}`)}</span>
        <span className={classes.under} title={row.detail}>
          {row.detail}
        </span>
      </th>
      <td className={classes.code}>{row.field}</td>
      <td>
        <FileButtons files={row.files.filter((file) => !sliceNumber(file))} {...buttons} />
        {slices.length > 0 && (
          <details className={classes.slices}>
            <summary>{t('refused.slices', { count: slices.length, size: formatBytes(bytes) })}</summary>
            <FileButtons files={slices} {...buttons} />
          </details>
        )}
      </td>
    </tr>
  );
}

function FileButtons({ row, files, isBusy, onTake }: RefusedRowProps & { readonly files: readonly RefusedFile[] }) {
  return (
    <span className={classes.files}>
      {files.map((file) => (
        <ActionButton
          key={file.part}
          label={t('refused.take', { part: partWords(file), time: formatDayTime(row.refusedAt) })}
          isDisabled={isBusy}
          onClick={() => onTake(row, file)}
        >
          {partWords(file)} <small className={classes.size}>{formatBytes(file.bytes)}</small>
        </ActionButton>
      ))}
    </span>
  );
}

/** Undefined for what is no file of a series. */
const sliceNumber = ({ part }: RefusedFile): string | undefined => /^slice-(\d+)$/.exec(part)?.[1];

function partWords(file: RefusedFile): string {
  const number = sliceNumber(file);
  if (number) return t('refused.part.slice', { number });
  return t(`refused.part.${file.part as Exclude<RefusedFile['part'], SlicePart>}`);
}
