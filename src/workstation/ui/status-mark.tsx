import classes from './status-mark.module.css';

/** Each has a colour and a shape of its own, so that none is told by colour alone. */
export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'off';

/** ● good · ◐ in progress · ▲ warning · ■ fault · ○ off. Decoration beside a word, never alone. */
export function StatusMark({ tone }: { tone: Tone }) {
  return (
    <svg className={classes.mark} data-tone={tone} viewBox="0 0 10 10" aria-hidden="true" focusable="false">
      {SHAPES[tone]}
    </svg>
  );
}

const SHAPES = {
  good: <circle cx="5" cy="5" r="4" fill="currentColor" />,
  info: (
    <>
      <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" />
      <path d="M5 1.5a3.5 3.5 0 0 0 0 7z" fill="currentColor" />
    </>
  ),
  warn: <path d="M5 0.8 9.6 9.2H0.4z" fill="currentColor" />,
  bad: <rect x="1" y="1" width="8" height="8" fill="currentColor" />,
  off: <circle cx="5" cy="5" r="3.5" fill="none" stroke="currentColor" />,
} as const;
