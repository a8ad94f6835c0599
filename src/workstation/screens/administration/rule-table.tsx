import { formatAge, formatDay, formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './administration.module.css';
import type { RuleLine } from './rule-rows.ts';
import type { RuleActs } from './use-rule-acts.ts';

const COLUMNS = ['rule', 'change', 'commodity', 'route', 'set', 'expires', 'state'] as const;

interface RuleTableProps {
  readonly lines: readonly RuleLine[];
  readonly nowMs: number;
  readonly titleOf: (classId: string) => string;
  readonly acts: RuleActs;
}

export function RuleTable({ lines, nowMs, titleOf, acts }: RuleTableProps) {
  return (
    <DataTable
      hasDoubleRows
      label={t('rules.table')}
      columns={[
        ...COLUMNS.map((id) => ({ id, heading: t(`rules.column.${id}`), grows: id === 'rule' })),
        { id: 'act', heading: '' },
      ]}
    >
      <tbody>
        {lines.map((line) => (
          <RuleRow key={line.id} line={line} nowMs={nowMs} title={titleOf(line.classId)} acts={acts} />
        ))}
      </tbody>
    </DataTable>
  );
}

interface RuleRowProps {
  readonly line: RuleLine;
  readonly nowMs: number;
  readonly title: string;
  readonly acts: RuleActs;
}

function RuleRow({ line, nowMs, title, acts }: RuleRowProps) {
  const { state, ended } = line;
  const isInForce = state === 'in-force';
  const any = <span className={classes.quiet}>{t('rules.any')}</span>;
  return (
    <tr className={classes.rule} data-rule={line.id} data-state={state}>
      <th scope="row" data-grows>
        <span className={classes.name}>{title}</span>
        <span className={classes.under} title={line.reason}>
          {line.reason}
        </span>
      </th>
      <td>
        {line.changeText}
        <span className={classes.under}>{t(line.change < 0 ? 'rules.more' : 'rules.less')}</span>
      </td>
      <td>{line.commodity ?? any}</td>
      <td>
        {line.route ? `${line.route.origin ?? t('rules.any')} → ${line.route.destination ?? t('rules.any')}` : any}
      </td>
      <td>
        {formatDayTime(line.setAt)}
        <span className={classes.under}>{line.setBy}</span>
      </td>
      <td>
        {formatDay(line.expiresAt)}
        {isInForce && (
          <span className={classes.under}>
            {t('rules.left', { age: formatAge(Date.parse(line.expiresAt) - nowMs) })}
          </span>
        )}
      </td>
      <td>
        <span className={classes.state}>
          <StatusMark tone={isInForce ? 'info' : 'off'} />
          {ended ? t('rules.state.ended', { time: formatDayTime(ended.endedAt) }) : t(`rules.state.${state}`)}
        </span>
        {ended && <span className={classes.under}>{ended.endedBy}</span>}
      </td>
      <td data-align="end">
        {isInForce && (
          <ActionButton
            label={t('rules.end-label', { title })}
            isDisabled={acts.isBusy}
            onClick={() => void acts.end(line.id)}
          >
            {t('rules.end')}
          </ActionButton>
        )}
      </td>
    </tr>
  );
}
