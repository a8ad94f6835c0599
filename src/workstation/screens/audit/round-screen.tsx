import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { RoundItem } from '#contract/audit-rounds.ts';
import type { RoundId } from '#domain/audit-round/sample-plan.ts';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { ScanId } from '#domain/scan/scan.ts';
import { problemOf } from '../../api/read.ts';
import { useRound } from '../../api/use-audit-rounds.ts';
import { formatDayTime, formatWhole } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useCommands, useKeyOf } from '../../shell/commands/commands.tsx';
import { useTitle } from '../../shell/use-title.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { DataTable, TableRoom } from '../../ui/data-table.tsx';
import { HeaderActs, HeaderNote, ScreenHeader } from '../../ui/screen-header.tsx';
import { StatusMark, type Tone } from '../../ui/status-mark.tsx';
import classes from './audit.module.css';

const route = getRouteApi('/audit/$roundId');

const COLUMNS = [
  'position',
  'container',
  'state',
  'reread',
  'first',
  'detector',
  'outcome',
  'officer',
  'grade',
] as const;
const TONES: Readonly<Record<RoundItem['state'], Tone>> = { waiting: 'off', compared: 'info', graded: 'good' };

/** The scans of one round in the order of reading; what they were decided as shows once they are read. */
export function RoundScreen() {
  const keyOf = useKeyOf();
  const roundId = route.useParams().roundId as RoundId;
  const round = useRound(roundId);
  const navigate = useNavigate();
  const next = round.data?.items.find(({ state }) => state === 'waiting')?.scanId;
  const canRead = round.data?.round.isOwn === true && next !== undefined;
  const open = (scanId: ScanId) => void navigate({ to: '/audit/$roundId/$scanId', params: { roundId, scanId } });
  useTitle(t('title.audit'));
  useCommands({
    'next-reread': { run: () => next && open(next), isEnabled: () => canRead },
    'back-to-records': () => void navigate({ to: '/audit' }),
  });

  if (!round.data) {
    if (round.isPending) return <BlankState heading={t('round.loading')} />;
    return (
      <BlankState isFault heading={t('round.error')} actions={<Link to="/audit">{t('round.back')}</Link>}>
        {problemText(problemOf(round.error))}
      </BlankState>
    );
  }
  const { drawnAt, drawnBy, isOwn, compared, size, candidates } = round.data.round;
  return (
    <div className={classes.round}>
      <ScreenHeader
        heading={t('round.heading', { time: formatDayTime(drawnAt) })}
        back={
          <Link to="/audit" className={classes.back}>
            {t('round.back')}
          </Link>
        }
      >
        <HeaderNote>
          {isOwn
            ? t('round.counts', { compared, size, candidates: formatWhole(candidates) })
            : t('round.others', { officer: drawnBy })}
        </HeaderNote>
        {isOwn && (
          <HeaderActs>
            <ActionButton
              isPrimary
              keyCap={keyOf('next-reread')}
              isDisabled={!canRead}
              onClick={() => next && open(next)}
            >
              {t(next ? 'round.next' : 'round.done')}
            </ActionButton>
          </HeaderActs>
        )}
      </ScreenHeader>
      <TableRoom>
        <DataTable
          label={t('round.table')}
          columns={COLUMNS.map((id) => ({
            id,
            heading: t(`round.column.${id}`),
            grows: id === 'grade',
            ...(id === 'position' ? { align: 'end' } : {}),
          }))}
        >
          <tbody>
            {round.data.items.map((item) => (
              <ItemLine key={item.scanId} item={item} roundId={roundId} isOwn={isOwn} />
            ))}
          </tbody>
        </DataTable>
      </TableRoom>
    </div>
  );
}

function ItemLine({ item, roundId, isOwn }: { item: RoundItem; roundId: RoundId; isOwn: boolean }) {
  const { scanId, position, containerNumber, state, known } = item;
  const container = displayContainerNumber(containerNumber);
  return (
    <tr data-scan={scanId} data-state={state}>
      <td data-align="end">{position}</td>
      <th scope="row">
        {isOwn ? (
          <Link
            className={classes.link}
            to="/audit/$roundId/$scanId"
            params={{ roundId, scanId }}
            aria-label={t('round.open', { container })}
          >
            {container}
          </Link>
        ) : (
          container
        )}
      </th>
      <td>
        <span className={classes.state}>
          <StatusMark tone={TONES[state]} />
          {t(`round.state.${state}`)}
        </span>
      </td>
      <td>{known ? t(`decision.verdict.${known.reread}`) : '–'}</td>
      <td data-strong={(known?.firstVerdict && known.firstVerdict !== known.reread) || undefined}>
        {known?.firstVerdict ? t(`decision.verdict.${known.firstVerdict}`) : '–'}
      </td>
      <td>
        {known ? (known.claims === null ? t('round.no-detector') : t('round.claims', { count: known.claims })) : '–'}
      </td>
      <td data-strong={(known && known.outcome !== known.reread) || undefined}>
        {known ? t(`decision.outcome.${known.outcome}`) : '–'}
      </td>
      <td>{known?.decidedBy ?? '–'}</td>
      <td data-grows>{known?.grade ? t(`reread.grade.${known.grade}`) : '–'}</td>
    </tr>
  );
}
