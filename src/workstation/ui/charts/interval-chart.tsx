import type { ReactNode } from 'react';
import classes from './charts.module.css';

export interface IntervalRow {
  readonly key: string;
  readonly label: ReactNode;
  /** 0 to 1; null when there are too few cases to speak of a rate. */
  readonly rate: { readonly rate: number; readonly low: number; readonly high: number } | null;
  /** The same in words, with the counts. */
  readonly words: string;
}

/** Rates on one scale from none to all: a dot, and the interval in which the true rate lies. */
export function IntervalChart({ label, rows }: { label: string; rows: readonly IntervalRow[] }) {
  return (
    <ul className={classes.intervals} aria-label={label}>
      {rows.map(({ key, label: name, rate, words }) => (
        <li key={key} className={classes.interval}>
          <span className={classes.name}>{name}</span>
          <svg className={classes.track} viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true">
            <path className={classes.scale} d="M0 8H100M0 4V12M25 6V10M50 4V12M75 6V10M100 4V12" />
            {rate && <path className={classes.span} d={`M${rate.low * 100} 8H${rate.high * 100}`} />}
            {rate && <path className={classes.dot} d={`M${rate.rate * 100} 8h0`} />}
          </svg>
          <span className={classes.words} data-few={rate === null || undefined}>
            {words}
          </span>
        </li>
      ))}
    </ul>
  );
}
