import { formatAge, formatDayTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './administration.module.css';
import type { RuleLine } from './rule-rows.ts';
import type { RuleActs } from './use-rule-acts.ts';

const COLUMNS = ['class', 'change', 'commodity', 'route', 'reason', 'set', 'by', 'expires', 'state'] as const;

interface RuleTableProps {
  readonly lines: readonly RuleLine[];
  readonly nowMs: number;
  readonly titleOf: (classId: string) => string;
  readonly acts: RuleActs;
}

export function RuleTable({ lines, nowMs, titleOf, acts }: RuleTableProps) {
  return (
    <table className={classes.table} aria-label={t('rules.table')}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" data-column={column}>
              {t(`rules.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <RuleRow key={line.id} line={line} nowMs={nowMs} title={titleOf(line.classId)} acts={acts} />
        ))}
      </tbody>
    </table>
  );
}

interface RuleRowProps {
  readonly line: RuleLine;
  readonly nowMs: number;
  readonly title: string;
  readonly acts: RuleActs;
}

function RuleRow({ line, nowMs, title, acts }: RuleRowProps) {
  const isInForce = line.state === 'in-force';
  return (
    <tr data-rule={line.id} data-state={line.state}>
      <th scope="row" data-strong={isInForce || undefined}>
        {title}
      </th>
      <td>
        {line.changeText} <span className={classes.quiet}>{t(line.change < 0 ? 'rules.more' : 'rules.less')}</span>
      </td>
      <td>{line.commodity ?? <span className={classes.quiet}>{t('rules.any')}</span>}</td>
      <td>{routeText(line.route)}</td>
      <td data-column="reason" title={line.reason}>
        {line.reason}
      </td>
      <td>{formatDayTime(line.setAt)}</td>
      <td>{line.setBy}</td>
      <td>
        {formatDayTime(line.expiresAt)}{' '}
        {isInForce && (
          <span className={classes.quiet}>
            {t('rules.left', { age: formatAge(Date.parse(line.expiresAt) - nowMs) })}
          </span>
        )}
      </td>
      <td>
        <span className={classes.state}>
          <StatusMark tone={isInForce ? 'info' : 'off'} />
          {stateText(line)}
          {isInForce && (
            <ActionButton
              label={t('rules.end-label', { title })}
              isDisabled={acts.isBusy}
              onClick={() => void acts.end(line.id)}
            >
              {t('rules.end')}
            </ActionButton>
          )}
        </span>
      </td>
    </tr>
  );
}

function routeText(route: RuleLine['route']) {
  if (!route) return <span className={classes.quiet}>{t('rules.any')}</span>;
  return `${route.origin ?? t('rules.any')} → ${route.destination ?? t('rules.any')}`;
}

function stateText({ state, ended }: RuleLine): string {
  return ended
    ? t('rules.state.ended', { officer: ended.endedBy, time: formatDayTime(ended.endedAt) })
    : t(state === 'expired' ? 'rules.state.expired' : 'rules.state.in-force');
}
