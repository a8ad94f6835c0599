import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  readonly heading: string;
  /** Stands at the right end of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  /** For text that may have to scroll and holds no control to reach it by. */
  readonly isReachable?: boolean;
  /** How it behaves when the column is short: `keeps` its size, `gives` way first, or `takes` what is left. */
  readonly room?: 'keeps' | 'gives' | 'shares' | 'takes';
}

/** A titled part of a side column. */
export function Panel({ heading, aside, children, isReachable = false, room = 'keeps' }: PanelProps) {
  const id = useId();
  return (
    <section className={classes.panel} aria-labelledby={id} data-room={room}>
      <header className={classes.header}>
        <h2 id={id} className={classes.heading}>
          {heading}
        </h2>
        {aside && <div className={classes.aside}>{aside}</div>}
      </header>
      <div className={classes.body} tabIndex={isReachable ? 0 : undefined}>
        {children}
      </div>
    </section>
  );
}
