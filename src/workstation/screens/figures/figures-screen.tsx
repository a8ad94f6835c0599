import { NativeSelect, UnstyledButton } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { FIGURE_DAYS, type seeFigures } from '#contract/figures.ts';
import type { ReplyOf } from '#contract/route.ts';
import { mayRole } from '#domain/officer/rights.ts';
import { problemOf } from '../../api/read.ts';
import { useFigures } from '../../api/use-figures.ts';
import { formatDay } from '../../i18n/format.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';
import { useTitle } from '../../shell/use-title.ts';
import { useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { BlankState } from '../../ui/blank-state.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { HeaderActs, ScreenHeader } from '../../ui/screen-header.tsx';
import { csvOf } from './csv.ts';
import { FigureSheet } from './figure-sheet.tsx';
import { enoughFor } from './figure-words.ts';
import classes from './figures.module.css';

const route = getRouteApi('/figures');

/** What the decisions of some days add up to. Officers meet their own figures first. */
export function FiguresScreen() {
  const { officer } = useWorkstation();
  const search = route.useSearch();
  const navigate = useNavigate();
  const seesOthers = mayRole(officer.role, 'figures.see-others');
  const { days = '30', whose = seesOthers ? 'all' : officer.id } = search;
  const figures = useFigures(days, whose);
  const change = (next: typeof search) =>
    void navigate({ to: '/figures', search: (before) => ({ ...before, ...next }), replace: true });
  useTitle(t('title.figures'));

  return (
    <div className={classes.screen}>
      <ScreenHeader heading={t('figures.heading')}>
        {!seesOthers && (
          <fieldset className={classes.views} aria-label={t('figures.whose')}>
            <UnstyledButton
              className={classes.view}
              aria-pressed={whose === officer.id}
              onClick={() => change({ whose: officer.id })}
            >
              {t('figures.own')}
            </UnstyledButton>
            <UnstyledButton
              className={classes.view}
              aria-pressed={whose === 'all'}
              onClick={() => change({ whose: 'all' })}
            >
              {t('figures.all')}
            </UnstyledButton>
          </fieldset>
        )}
        {seesOthers && (
          <NativeSelect
            size="xs"
            aria-label={t('figures.officer')}
            value={whose}
            data={[
              { value: 'all', label: t('figures.officer-all') },
              ...(figures.data?.officers ?? []).map(({ id, displayName }) => ({ value: id, label: displayName })),
            ]}
            onChange={(event) => change({ whose: event.currentTarget.value as typeof whose })}
          />
        )}
        <NativeSelect
          size="xs"
          aria-label={t('figures.days')}
          value={days}
          data={FIGURE_DAYS.map((value) => ({ value, label: t(`sample.period.${value}`) }))}
          onChange={(event) => change({ days: event.currentTarget.value as typeof days })}
        />
        {figures.data && <Exports reply={figures.data} enough={enoughFor(whose)} />}
      </ScreenHeader>
      {figures.data ? (
        <FigureSheet reply={figures.data} whose={whose} />
      ) : figures.isPending ? (
        <BlankState heading={t('figures.loading')} />
      ) : (
        <BlankState
          isFault
          heading={t('figures.error')}
          actions={<ActionButton onClick={() => void figures.refetch()}>{t('queue.retry')}</ActionButton>}
        >
          {problemText(problemOf(figures.error))}
        </BlankState>
      )}
    </div>
  );
}

function Exports({ reply, enough }: { reply: ReplyOf<typeof seeFigures>; enough: number }) {
  const name = `gantry-figures-${formatDay(reply.from)}-${formatDay(reply.until)}`;
  return (
    <HeaderActs>
      <ActionButton onClick={() => saveFile(`${name}.csv`, csvOf(reply, enough), 'text/csv')}>
        {t('figures.csv')}
      </ActionButton>
      <ActionButton onClick={() => saveFile(`${name}.json`, JSON.stringify(reply, null, 2))}>
        {t('figures.json')}
      </ActionButton>
      <ActionButton hint={t('figures.pdf-hint')} onClick={() => window.print()}>
        {t('figures.pdf')}
      </ActionButton>
    </HeaderActs>
  );
}
