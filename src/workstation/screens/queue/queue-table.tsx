import { type MouseEvent, useEffect, useRef } from 'react';
import type { ScanId } from '#domain/scan/scan.ts';
import { formatAge } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useNowMs } from '../../state/use-now.ts';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { QueueLine } from './queue-rows.ts';
import classes from './queue-table.module.css';
import type { QueueScreenModel } from './use-queue-screen.ts';

const COLUMNS = [
  'waiting',
  'site',
  'lane',
  'container',
  'route',
  'goods',
  'reasons',
  'round',
  'holder',
  'cached',
] as const;

/** One line of 32 px for each scan. */
export function QueueTable({ model }: { model: QueueScreenModel }) {
  const nowMs = useNowMs(10_000);
  const chosenId = model.chosen?.row.scanId ?? null;

  const rowAt = (event: MouseEvent): ScanId | undefined =>
    (event.target as HTMLElement).closest<HTMLElement>('[data-scan]')?.dataset.scan as ScanId | undefined;

  return (
    <TableRoom>
      <DataTable
        isDense
        label={t('queue.table')}
        columns={COLUMNS.map((id) => ({
          id,
          heading: t(`queue.column.${id}`),
          grows: id === 'goods',
          ...(id === 'waiting' ? { align: 'end' } : {}),
        }))}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has a button in each row, whose click arrives here */}
        <tbody
          onClick={(event) => model.choose(rowAt(event) ?? null)}
          onDoubleClick={(event) => {
            const line = model.lines.find(({ row }) => row.scanId === rowAt(event));
            if (line?.canOpen && model.mayReview) void model.open(line.row.scanId);
          }}
        >
          {model.lines.map((line) => (
            <QueueTableRow key={line.row.scanId} line={line} nowMs={nowMs} isChosen={line.row.scanId === chosenId} />
          ))}
        </tbody>
      </DataTable>
    </TableRoom>
  );
}

function QueueTableRow({ line, nowMs, isChosen }: { line: QueueLine; nowMs: number; isChosen: boolean }) {
  const { row, cached } = line;
  const element = useRef<HTMLTableRowElement>(null);

  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);

  return (
    <tr
      ref={element}
      className={classes.line}
      data-scan={row.scanId}
      data-closed={!line.canOpen || undefined}
      aria-selected={isChosen}
    >
      <td data-align="end">{formatAge(nowMs - Date.parse(row.arrivedAt))}</td>
      <td>{row.site}</td>
      <td>{row.lane}</td>
      <th scope="row">
        <button type="button" className={classes.container}>
          {line.container}
        </button>
      </th>
      <td>{line.route}</td>
      <td data-grows title={row.goods}>
        {row.goods}
      </td>
      <td>{row.reasons.join(' · ') || '–'}</td>
      <td>
        <StateOf row={row} />
      </td>
      <td>{holderText(row)}</td>
      <td className={classes.here}>
        {cached && (
          <span className={classes.cached} title={t(`queue.cached.${cached}`)}>
            <StatusMark tone={cached === 'ready' ? 'good' : 'info'} />
            {t(`queue.cached.${cached}-short`)}
          </span>
        )}
      </td>
    </tr>
  );
}

/** Where the scan stands beside the usual round: asked about, returned. */
function StateOf({ row: { escalation, returned, round } }: { row: QueueLine['row'] }) {
  if (!escalation && !returned) return t(`queue.round.${round}`);
  const isAnswered = escalation?.state === 'answered';
  return (
    <span className={classes.cached}>
      <StatusMark tone={isAnswered ? 'info' : 'warn'} />
      {escalation ? t(isAnswered ? 'queue.round.answered' : 'queue.round.asked') : t('queue.round.returned')}
    </span>
  );
}

function holderText({ holder, kept }: QueueLine['row']): string {
  if (holder) return holder.isCaller ? t('queue.holder.you') : holder.displayName;
  if (!kept) return '–';
  return kept.isCaller ? t('queue.holder.you') : t('queue.kept-for', { officer: kept.displayName });
}
