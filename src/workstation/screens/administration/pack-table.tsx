import { UnstyledButton } from '@mantine/core';
import type { PackRef } from '#domain/model-pack/pack-choice.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { StatusMark, type Tone } from '../../ui/status-mark.tsx';
import classes from './administration.module.css';
import type { PackRow } from './pack-rows.ts';

const COLUMNS = ['pack', 'version', 'classes', 'size', 'network', 'test', 'active', 'installed', 'by'] as const;

const TEST_TONES: Readonly<Record<PackRow['test'], Tone>> = {
  bundled: 'good',
  none: 'off',
  passed: 'good',
  failed: 'bad',
};

interface PackTableProps {
  readonly rows: readonly PackRow[];
  readonly chosen: PackRef;
  /** What the sites without a choice of their own are called. */
  readonly others: string;
  readonly onChoose: (ref: PackRef) => void;
}

export function PackTable({ rows, chosen, others, onChoose }: PackTableProps) {
  return (
    <DataTable
      label={t('packs.table')}
      columns={COLUMNS.map((id) => ({
        id,
        heading: t(`packs.column.${id}`),
        ...(id === 'classes' || id === 'size' ? { align: 'end' } : {}),
      }))}
    >
      <tbody>
        {rows.map((row) => (
          <PackLine
            key={row.ref}
            row={row}
            others={others}
            isChosen={row.ref === chosen}
            onChoose={() => onChoose(row.ref)}
          />
        ))}
      </tbody>
    </DataTable>
  );
}

interface PackLineProps {
  readonly row: PackRow;
  readonly others: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function PackLine({ row, others, isChosen, onChoose }: PackLineProps) {
  const { installed } = row;
  return (
    <tr data-pack={row.packId} data-chosen={isChosen || undefined} onClick={onChoose}>
      <th scope="row">
        <UnstyledButton className={classes.name} aria-current={isChosen || undefined} onClick={onChoose}>
          {row.title}
        </UnstyledButton>
      </th>
      <td>{row.version}</td>
      <td data-align="end">{row.classes.length}</td>
      <td data-align="end">{megabytes(row.modelBytes)}</td>
      <td>
        <code className={classes.hash}>{row.modelSha256.slice(0, 12)}</code>
      </td>
      <td>
        <span className={classes.state}>
          <StatusMark tone={TEST_TONES[row.test]} />
          {row.test === 'bundled' ? t('packs.bundled-tested') : t(`packs.test.${row.test}`)}
        </span>
      </td>
      <td data-strong={row.activeAt.length > 0 || undefined}>{activeText(row.activeAt, others)}</td>
      <td>{installed ? formatDayTime(installed.installedAt) : t('packs.bundled')}</td>
      <td>{installed?.installedBy}</td>
    </tr>
  );
}

export function megabytes(bytes: number): string {
  return t('packs.size', { mb: (bytes / 1_000_000).toFixed(1) });
}

function activeText(sites: PackRow['activeAt'], others: string): string {
  return sites.length === 0 ? t('packs.active-nowhere') : sites.map((site) => site ?? others).join(', ');
}
