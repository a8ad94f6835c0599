import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { mayRole } from '#domain/officer/rights.ts';
import type { MessageKey } from '../i18n/en.ts';
import { t } from '../i18n/t.ts';
import { useWorkstation } from '../state/workstation.tsx';
import { type CommandId, keyOf } from './commands/key-map.ts';
import classes from './rail.module.css';
import type { SignOutReach } from './session/workplace.ts';
import { SignOutButton } from './sign-out-button.tsx';

interface Stop {
  readonly to: '/queue' | '/review' | '/records';
  readonly word: MessageKey;
  readonly command: CommandId;
  readonly right: Parameters<typeof mayRole>[1];
  readonly glyph: ReactNode;
}

const STOPS: readonly Stop[] = [
  {
    to: '/queue',
    word: 'rail.queue',
    command: 'go-queue',
    right: 'queue.see',
    glyph: <path d="M4 5h12M4 10h12M4 15h8" />,
  },
  {
    to: '/review',
    word: 'rail.review',
    command: 'go-review',
    right: 'scan.review',
    glyph: <path d="M3 6.5h14v7H3zM6.5 6.5v7M10 6.5v7M13.5 6.5v7" />,
  },
  {
    to: '/records',
    word: 'rail.records',
    command: 'go-records',
    right: 'record.see',
    glyph: <path d="M5 3h7l3 3v11H5zM8 9h4M8 12.5h4" />,
  },
];

/** The screens this officer may open. */
export function Rail({ onSignOut }: { onSignOut(reach: SignOutReach): void }) {
  const { officer } = useWorkstation();
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      {STOPS.filter(({ right }) => mayRole(officer.role, right)).map(({ to, word, command, glyph }) => (
        <Link
          key={to}
          to={to}
          className={classes.stop}
          title={`${t(word)} (${keyOf(command)})`}
          aria-keyshortcuts={keyOf(command)}
        >
          <svg className={classes.glyph} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            {glyph}
          </svg>
          {t(word)}
        </Link>
      ))}
      <SignOutButton onSignOut={onSignOut} />
    </nav>
  );
}
