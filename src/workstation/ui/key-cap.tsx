import classes from './key-cap.module.css';

/** The key that does the same, as printed on it. The control itself tells assistive technology its key. */
export function KeyCap({ children }: { children: string }) {
  return (
    <span dir="ltr" className={classes.key} aria-hidden="true">
      {children}
    </span>
  );
}
