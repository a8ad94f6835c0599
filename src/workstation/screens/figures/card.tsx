import type { ReactNode } from 'react';
import classes from './figures.module.css';

interface CardProps {
  readonly heading: string;
  readonly aside?: string;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** One subject of the sheet. */
export function Card({ heading, aside, isWide, children }: CardProps) {
  return (
    <section className={classes.card} data-wide={isWide || undefined} aria-label={heading}>
      <header className={classes.cardHeader}>
        <h2>{heading}</h2>
        {aside && <p>{aside}</p>}
      </header>
      {children}
    </section>
  );
}
