import type { ReactNode } from 'react';
import classes from './banner.module.css';
import { StatusMark } from './status-mark.tsx';

interface BannerProps {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly heading: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Across the full width of what it is about: what happened, is the work safe, what to do. */
export function Banner({ tone, heading, children, actions }: BannerProps) {
  return (
    <div className={classes.banner} data-tone={tone} role={tone === 'info' ? 'status' : 'alert'}>
      <StatusMark tone={tone} />
      <p className={classes.text}>
        <strong className={classes.heading}>{heading}</strong>
        {children && <span>{children}</span>}
      </p>
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
