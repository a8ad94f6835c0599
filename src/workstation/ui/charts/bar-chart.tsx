import classes from './charts.module.css';

export interface Bar {
  readonly key: string;
  /** Below the bar; may be empty where every label would not fit. */
  readonly label: string;
  /** From the foot upwards. */
  readonly parts: readonly { readonly value: number; readonly tone: 'plain' | 'strong' }[];
  /** Told on pointing at it, and to assistive technology. */
  readonly words: string;
}

const HEIGHT = 100;

/** Upright bars on one scale, each told in words as well. */
export function BarChart({ label, bars }: { label: string; bars: readonly Bar[] }) {
  const totals = bars.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0));
  const most = Math.max(1, ...totals);
  return (
    <ol className={classes.bars} aria-label={label}>
      {bars.map(({ key, label: under, parts, words }, i) => (
        <li key={key} className={classes.bar} title={words}>
          <span className={classes.hidden}>{words}</span>
          <span className={classes.value} aria-hidden="true">
            {totals[i] || ''}
          </span>
          <span className={classes.column} aria-hidden="true">
            {parts.toReversed().map(({ value, tone }) => (
              <span
                key={tone}
                className={classes.part}
                data-tone={tone}
                style={{ height: `${(value / most) * HEIGHT}%` }}
              />
            ))}
          </span>
          <span className={classes.under} aria-hidden="true">
            {under}
          </span>
        </li>
      ))}
    </ol>
  );
}
