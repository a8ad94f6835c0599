import { type MouseEvent, useEffect, useRef } from 'react';
import type { ScanId } from '#domain/scan/scan.ts';
import { formatAge } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { useNowMs } from '../../state/use-now.ts';
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
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('queue.table')}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`queue.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
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
      </table>
    </div>
  );
}

function QueueTableRow({ line, nowMs, isChosen }: { line: QueueLine; nowMs: number; isChosen: boolean }) {
  const { row, cached } = line;
  const element = useRef<HTMLTableRowElement>(null);

  useEffect(() => {
    if (isChosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);

  return (
    <tr ref={element} data-scan={row.scanId} data-closed={!line.canOpen || undefined} aria-selected={isChosen}>
      <td data-column="waiting">{formatAge(nowMs - Date.parse(row.arrivedAt))}</td>
      <td>{row.site}</td>
      <td data-column="lane">{row.lane}</td>
      <th scope="row" data-column="container">
        <button type="button" className={classes.container}>
          {line.container}
        </button>
      </th>
      <td data-column="route">{line.route}</td>
      <td data-column="goods" title={row.goods}>
        {row.goods}
      </td>
      <td data-column="reasons">{row.reasons.join(' · ') || '–'}</td>
      <td data-column="round">{t(`queue.round.${row.round}`)}</td>
      <td>{row.holder ? (row.holder.isCaller ? t('queue.holder.you') : row.holder.displayName) : '–'}</td>
      <td data-column="cached">
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
