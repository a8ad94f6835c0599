import { Link, useNavigate } from '@tanstack/react-router';
import type { RoundRow } from '#contract/audit-rounds.ts';
import { Grade } from '#domain/audit-round/reread.ts';
import { problemOf } from '../../api/read.ts';
import { useRounds } from '../../api/use-audit-rounds.ts';
import { ToldBanner } from '../../features/told/told-banner.tsx';
import { formatDay, formatDayTime, formatWhole } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import classes from './audit.module.css';
import { SampleForm } from './sample-form.tsx';
import { useRoundActs } from './use-round-acts.ts';

const COLUMNS = ['drawn', 'by', 'period', 'parts', 'seed', 'from', 'read', ...Grade.options] as const;
const FIGURES: ReadonlySet<string> = new Set(['from', 'read', ...Grade.options]);

/** Samples of decided scans, each read again by the supervisor who drew it. */
export function RoundsScreen() {
  const rounds = useRounds();
  const navigate = useNavigate();
  const acts = useRoundActs((roundId) => void navigate({ to: '/audit/$roundId', params: { roundId } }));
  useTitle(t('title.audit'));

  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('rounds.heading')}>
        <HeaderNote>{rounds.data && t('rounds.counts', { count: rounds.data.rounds.length })}</HeaderNote>
      </ScreenHeader>
      <div className={classes.main}>
        <ToldBanner told={acts.told} onDismiss={acts.dismiss} />
        {rounds.isPending ? (
          <BlankState heading={t('rounds.loading')} />
        ) : rounds.isError && !rounds.data ? (
          <BlankState
            isFault
            heading={t('rounds.error')}
            actions={<ActionButton onClick={() => void rounds.refetch()}>{t('queue.retry')}</ActionButton>}
          >
            {problemText(problemOf(rounds.error))}
          </BlankState>
        ) : rounds.data.rounds.length === 0 ? (
          <BlankState heading={t('rounds.empty')}>{t('rounds.empty-detail')}</BlankState>
        ) : (
          <TableRoom>
            <DataTable
              isDense
              label={t('rounds.table')}
              columns={COLUMNS.map((id) => ({
                id,
                heading: t(`rounds.column.${id}`),
                ...(FIGURES.has(id) ? { align: 'end' } : {}),
              }))}
            >
              <tbody>
                {rounds.data.rounds.map((row) => (
                  <RoundLine key={row.roundId} row={row} />
                ))}
              </tbody>
            </DataTable>
          </TableRoom>
        )}
      </div>
      <aside className={classes.side} aria-label={t('sample.heading')}>
        <SampleForm deciders={rounds.data?.deciders ?? []} acts={acts} />
      </aside>
    </div>
  );
}

function RoundLine({ row }: { row: RoundRow }) {
  const { roundId, plan, drawnAt, drawnBy, candidates, size, compared, grades } = row;
  const time = formatDayTime(drawnAt);
  return (
    <tr data-round={roundId}>
      <th scope="row">
        <Link
          className={classes.link}
          to="/audit/$roundId"
          params={{ roundId }}
          aria-label={t('rounds.open', { time })}
        >
          {time}
        </Link>
      </th>
      <td>{drawnBy}</td>
      <td>{`${formatDay(plan.from)} – ${formatDay(plan.until)}`}</td>
      <td>{plan.strata.map((kind) => t(`stratum.${kind}`)).join(', ') || t('stratum.none')}</td>
      <td>{plan.seed}</td>
      <td data-align="end">{formatWhole(candidates)}</td>
      <td data-align="end" data-strong={compared < size || undefined}>
        {t('rounds.read', { compared, size })}
      </td>
      {Grade.options.map((grade) => (
        <td key={grade} data-align="end">
          {grades[grade]}
        </td>
      ))}
    </tr>
  );
}
