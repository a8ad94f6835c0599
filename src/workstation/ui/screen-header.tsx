import type { ReactNode } from 'react';
import classes from './screen-header.module.css';

interface Props {
  readonly heading: string;
  /** The way back to the screen that this one belongs to. */
  readonly back?: ReactNode;
  /** What the screen is narrowed to, then `HeaderNote` and `HeaderActs`. */
  readonly children?: ReactNode;
}

/** The line at the top of a screen: what it is, what it is narrowed to, and at the far end what can be done. */
export function ScreenHeader({ heading, back, children }: Props) {
  return (
    <header className={classes.header}>
      {back}
      <h1 className={classes.heading}>{heading}</h1>
      {children}
    </header>
  );
}

/** A few quiet words, such as a count. */
export function HeaderNote({ children }: { readonly children: ReactNode }) {
  return <p className={classes.note}>{children}</p>;
}

export function HeaderActs({ children }: { readonly children: ReactNode }) {
  return <div className={classes.acts}>{children}</div>;
}
