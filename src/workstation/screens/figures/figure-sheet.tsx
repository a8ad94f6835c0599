import type { seeFigures } from '#contract/figures.ts';
import type { ReplyOf } from '#contract/route.ts';
import { DECISION_BOUNDS_MS, type Figures, type Flips, WAITING_BOUNDS_MS } from '#domain/figures/figures.ts';
import type { Spread } from '#domain/figures/spread.ts';
import { classTitle } from '../../api/pack-of.ts';
import { useBundledPack } from '../../api/use-pack.ts';
import { formatAge, formatBound, formatDay, formatWhole } from '../../i18n/format.ts';
import { isMessageKey, t } from '../../i18n/t.ts';
import { useDetectorSettings } from '../../state/workstation.tsx';
import { BarChart } from '../../ui/charts/bar-chart.tsx';
import { IntervalChart } from '../../ui/charts/interval-chart.tsx';
import { Card } from './card.tsx';
import { binWords, enoughFor, percent, toldRate } from './figure-words.ts';
import classes from './figures.module.css';
import { RegionCard } from './region-card.tsx';

interface FigureSheetProps {
  readonly reply: ReplyOf<typeof seeFigures>;
  /** An officer, or `all`. */
  readonly whose: string;
}

/** All figures on one sheet. */
export function FigureSheet({ reply: { from, until, figures, waiting }, whose }: FigureSheetProps) {
  const enough = enoughFor(whose);
  return (
    <div className={classes.sheet}>
      <Card
        heading={t('figures.decided')}
        aside={t('figures.period', { from: formatDay(from), until: formatDay(until) })}
      >
        <p className={classes.big}>{formatWhole(figures.decided)}</p>
        <p className={classes.small}>{outcomesText(figures)}</p>
        <DayBars days={figures.days} />
      </Card>
      <YieldCard figures={figures} enough={enough} />
      <SpreadCard
        heading={t('figures.decision-time')}
        note={t('figures.decision-time-note')}
        spread={figures.decisionTime}
        boundsMs={DECISION_BOUNDS_MS}
      />
      <SpreadCard
        heading={t('figures.waiting')}
        note={t('figures.waiting-note')}
        spread={waiting}
        boundsMs={WAITING_BOUNDS_MS}
      />
      <ClassCard figures={figures} enough={enough} />
      <RegionCard regions={figures.regions} enough={enough} />
      <FlipCard flips={figures.flips} />
      <ScannerCard figures={figures} enough={enough} />
    </div>
  );
}

/** Labels under every so many bars, so that they do not run into each other. */
const MOST_LABELS = 6;

function DayBars({ days }: { days: Figures['days'] }) {
  const every = Math.ceil(days.length / MOST_LABELS);
  return (
    <div className={classes.chart}>
      <BarChart
        label={t('figures.by-day')}
        bars={days.map(({ day, clear, hold }, i) => ({
          key: day,
          label: i % every === 0 ? day.slice(5) : '',
          parts: [
            { value: hold, tone: 'strong' },
            { value: clear, tone: 'plain' },
          ],
          words: t('figures.day', { day, clear, hold }),
        }))}
      />
    </div>
  );
}

function YieldCard({ figures: { holdYield, outcomes }, enough }: { figures: Figures; enough: number }) {
  const { rate, words } = toldRate(holdYield, enough);
  return (
    <Card heading={t('figures.hold-yield')}>
      <p className={classes.big} data-few={rate === null || undefined}>
        {rate ? t('figures.percent', { percent: percent(rate.rate) }) : t('figures.few-word')}
      </p>
      <p className={classes.small}>{words}</p>
      <div className={classes.gauge}>
        <IntervalChart
          label={t('figures.hold-yield')}
          rows={[{ key: 'yield', label: t('figures.found'), rate, words: '' }]}
        />
      </div>
      <p className={classes.small}>{t('figures.hold-yield-note', { held: outcomes.hold, opened: holdYield.of })}</p>
    </Card>
  );
}

interface SpreadCardProps {
  readonly heading: string;
  readonly note: string;
  readonly spread: Spread | null;
  readonly boundsMs: readonly number[];
}

function SpreadCard({ heading, note, spread, boundsMs }: SpreadCardProps) {
  const words = binWords(boundsMs);
  return (
    <Card heading={heading}>
      <p className={classes.big}>{spread ? formatAge(spread.medianMs) : '–'}</p>
      <p className={classes.small}>
        {spread
          ? t('figures.spread', {
              ninetieth: formatAge(spread.ninetiethMs),
              longest: formatAge(spread.longestMs),
              count: spread.count,
            })
          : note}
      </p>
      {spread && (
        <div className={classes.chart}>
          <BarChart
            label={heading}
            bars={spread.bins.map((value, i) => ({
              key: words[i] ?? '',
              label: boundsMs[i] === undefined ? t('figures.more') : formatBound(boundsMs[i]),
              parts: [{ value, tone: 'plain' }],
              words: `${words[i]}: ${value}`,
            }))}
          />
        </div>
      )}
    </Card>
  );
}

function ClassCard({ figures: { classes: rows }, enough }: { figures: Figures; enough: number }) {
  const { packs } = useDetectorSettings();
  const { data: bundled } = useBundledPack();
  const known = [...(bundled?.classes ?? []), ...packs.flatMap((pack) => pack.classes)];
  const chart = (heading: string, share: 'confirmed' | 'precision') => (
    <div>
      <h3 className={classes.chartHeading}>{heading}</h3>
      <IntervalChart
        label={heading}
        rows={rows.map((row) => ({
          key: `${row.classId} ${row.pack}`,
          label: (
            <>
              {classTitle(known, row.classId)} <span className={classes.pack}>{row.pack}</span>
            </>
          ),
          ...toldRate(row[share], enough),
        }))}
      />
    </div>
  );
  return (
    <Card isWide heading={t('figures.classes')}>
      {rows.length === 0 ? (
        <p className={classes.small}>{t('figures.classes-none')}</p>
      ) : (
        <div className={classes.two}>
          {chart(t('figures.confirmed'), 'confirmed')}
          {chart(t('figures.precision'), 'precision')}
        </div>
      )}
    </Card>
  );
}

/** Rows: as first seen. Columns: as decided. What turned stands out. */
function FlipCard({ flips }: { flips: Flips }) {
  const cell = (count: number, kind: Exclude<keyof Flips, 'known'>) => (
    <td data-kind={kind} title={t(`figures.flip.${kind}`)}>
      <strong>{count}</strong>
      <span>{t(`figures.flip.${kind}`)}</span>
    </td>
  );
  return (
    <Card heading={t('figures.flips')} aside={t('figures.flips-known', { count: flips.known })}>
      <table className={classes.flips} aria-label={t('figures.flips')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('figures.decided-right')}</th>
            <th scope="col">{t('figures.decided-wrong')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('figures.first-right')}</th>
            {cell(flips.stayedRight, 'stayedRight')}
            {cell(flips.rightToWrong, 'rightToWrong')}
          </tr>
          <tr>
            <th scope="row">{t('figures.first-wrong')}</th>
            {cell(flips.wrongToRight, 'wrongToRight')}
            {cell(flips.stayedWrong, 'stayedWrong')}
          </tr>
        </tbody>
      </table>
      <p className={classes.small}>{t('figures.flips-note')}</p>
    </Card>
  );
}

function ScannerCard({ figures: { scanners }, enough }: { figures: Figures; enough: number }) {
  return (
    <Card heading={t('figures.scanners')}>
      <h3 className={classes.chartHeading}>{t('figures.hindered')}</h3>
      <IntervalChart
        label={t('figures.hindered')}
        rows={scanners.map(({ scanner, hindered, reasons }) => ({
          key: scanner,
          label: <span title={reasons.map(reasonWords).join('\n')}>{scanner}</span>,
          ...toldRate(hindered, enough),
        }))}
      />
      <h3 className={classes.chartHeading}>{t('figures.faulty')}</h3>
      <IntervalChart
        label={t('figures.faulty')}
        rows={scanners.map(({ scanner, faulty, faults }) => ({
          key: scanner,
          label: <span title={faults.map(faultWords).join('\n')}>{scanner}</span>,
          ...toldRate(faulty, enough),
        }))}
      />
      {scanners.map(
        ({ scanner, faults }) =>
          faults.length > 0 && (
            <p key={scanner} className={classes.small}>
              {`${scanner}: ${faults.slice(0, MOST_FAULTS).map(faultWords).join(' · ')}`}
            </p>
          ),
      )}
      <h3 className={classes.chartHeading}>{t('figures.rescans')}</h3>
      <IntervalChart
        label={t('figures.rescans')}
        rows={scanners.map(({ scanner, rescans }) => ({
          key: scanner,
          label: scanner,
          ...toldRate(rescans, enough),
        }))}
      />
    </Card>
  );
}

/** Of a scanner, in words; all of them are in the hint. */
const MOST_FAULTS = 3;

function faultWords({ fault, count }: { readonly fault: string; readonly count: number }): string {
  const key = `quality.fault.${fault}`;
  return `${count} × ${isMessageKey(key) ? t(key) : fault}`;
}

function outcomesText({ outcomes }: Figures): string {
  return t('figures.outcomes', { clear: outcomes.clear, hold: outcomes.hold, rescans: outcomes['more-data'] });
}

function reasonWords({ reason, count }: { readonly reason: string; readonly count: number }): string {
  const key = [`findings.hindrance.${reason}`, `findings.doubt.${reason}`].find(isMessageKey);
  return `${count} × ${key ? t(key) : reason}`;
}
