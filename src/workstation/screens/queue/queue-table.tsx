import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { ScanId } from '#domain/scan/scan.ts';
import { formatAge, formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useNowMs } from '../../state/use-now.ts';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import type { QueueLine } from './queue-rows.ts';
import classes from './queue-table.module.css';
import type { QueueScreenModel } from './use-queue-screen.ts';

/** Widths in px; the goods take what is left. */
const COLUMNS = [
  ['waiting', 76],
  ['site', 112],
  ['lane', 60],
  ['container', 136],
  ['route', 78],
  ['goods', undefined],
  ['reasons', 140],
  ['round', 80],
  ['holder', 92],
  ['cached', 76],
] as const;

const ROW_PX = 32;
const HEADING_PX = 28;
const ROWS_BEYOND = 16;
/** So many rows before the last that was read, the next page is asked for. */
const READ_ON_ROWS = 60;

/** One line of 32 px for each scan; only those in sight, and a few beyond, are in the document. */
export function QueueTable({ model }: { model: QueueScreenModel }) {
  const nowMs = useNowMs(10_000);
  const room = useRef<HTMLDivElement>(null);
  const { lines, chosen, readOn } = model;
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => room.current,
    estimateSize: () => ROW_PX,
    overscan: ROWS_BEYOND,
    scrollPaddingEnd: HEADING_PX,
  });
  const shown = rows.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const isNearEnd = (shown.at(-1)?.index ?? 0) >= lines.length - READ_ON_ROWS;

  useEffect(() => {
    if (isNearEnd) readOn();
  }, [isNearEnd, readOn]);

  const chosenAt = chosen ? lines.indexOf(chosen) : -1;
  useEffect(() => {
    if (chosenAt >= 0) rows.scrollToIndex(chosenAt);
  }, [chosenAt, rows]);

  const rowAt = (event: MouseEvent): ScanId | undefined =>
    (event.target as HTMLElement).closest<HTMLElement>('[data-scan]')?.dataset.scan as ScanId | undefined;

  return (
    <TableRoom ref={room} gaps={{ above, below }}>
      <DataTable
        isDense
        isFixed
        rowCount={model.matching + 1}
        label={t('queue.table')}
        columns={COLUMNS.map(([id, width]) => ({
          id,
          heading: headingOf(id, model.view),
          ...(width ? { width } : { grows: true }),
          ...(id === 'waiting' ? { align: 'end' } : {}),
        }))}
      >
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has a button in each row, whose click arrives here */}
        <tbody
          onClick={(event) => model.choose(rowAt(event) ?? null)}
          onDoubleClick={(event) => {
            const line = lines.find(({ row }) => row.scanId === rowAt(event));
            if (line?.canOpen && model.mayReview) void model.open(line.row.scanId);
          }}
        >
          {shown.map(({ index }) => {
            const line = lines[index];
            return (
              line && (
                <QueueTableRow key={line.row.scanId} line={line} at={index} nowMs={nowMs} isChosen={line === chosen} />
              )
            );
          })}
        </tbody>
      </DataTable>
    </TableRoom>
  );
}

function headingOf(id: (typeof COLUMNS)[number][0], view: QueueScreenModel['view']): string {
  if (view === 'done' && id === 'waiting') return t('queue.column.decided');
  return t(view === 'done' && id === 'holder' ? 'queue.column.outcome' : `queue.column.${id}`);
}

interface RowProps {
  readonly line: QueueLine;
  readonly at: number;
  readonly nowMs: number;
  readonly isChosen: boolean;
}

function QueueTableRow({ line, at, nowMs, isChosen }: RowProps) {
  const { row, cached } = line;
  return (
    <tr
      className={classes.line}
      data-scan={row.scanId}
      data-closed={!line.canOpen || undefined}
      aria-selected={isChosen}
      aria-rowindex={at + 2}
    >
      <td data-align="end">
        {row.decided ? formatTime(row.decided.at) : formatAge(nowMs - Date.parse(row.arrivedAt))}
      </td>
      <td title={row.site}>{row.site}</td>
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
      <td title={row.reasons.join(' · ')}>{row.reasons.join(' · ') || '–'}</td>
      <td>
        <StateOf row={row} />
      </td>
      <td>{row.decided ? t(`decision.outcome.${row.decided.outcome}`) : holderText(row)}</td>
      <td>
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
