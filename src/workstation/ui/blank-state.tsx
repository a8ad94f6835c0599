import type { ReactNode } from 'react';
import classes from './blank-state.module.css';

interface BlankStateProps {
  readonly heading: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly isFault?: boolean;
}

/** In place of what is not there: nothing yet, still loading, or a fault. */
export function BlankState({ heading, children, actions, isFault }: BlankStateProps) {
  return (
    <div className={classes.blank} role={isFault ? 'alert' : 'status'}>
      <p className={classes.heading}>{heading}</p>
      {children && <p className={classes.text}>{children}</p>}
      {actions && <div className={classes.actions}>{actions}</div>}
    </div>
  );
}
