import { Link } from '@tanstack/react-router';
import { memo, type ReactNode } from 'react';
import type { MessageKey } from '../i18n/en.ts';
import { t } from '../i18n/t.ts';
import { useWorkstation } from '../state/workstation.tsx';
import { useKeyOf } from './commands/commands.tsx';
import type { CommandId } from './commands/key-map.ts';
import classes from './rail.module.css';
import { mayOpen, type ScreenPath } from './screens-of.ts';
import type { SignOutReach } from './session/workplace.ts';
import { SignOutButton } from './sign-out-button.tsx';

interface Stop {
  readonly to: ScreenPath;
  readonly word: MessageKey;
  readonly command: CommandId;
  readonly glyph: ReactNode;
}

const STOPS: readonly Stop[] = [
  {
    to: '/queue',
    word: 'rail.queue',
    command: 'go-queue',
    glyph: <path d="M4 5h12M4 10h12M4 15h8" />,
  },
  {
    to: '/review',
    word: 'rail.review',
    command: 'go-review',
    glyph: <path d="M3 6.5h14v7H3zM6.5 6.5v7M10 6.5v7M13.5 6.5v7" />,
  },
  {
    to: '/records',
    word: 'rail.records',
    command: 'go-records',
    glyph: <path d="M5 3h7l3 3v11H5zM8 9h4M8 12.5h4" />,
  },
  {
    to: '/audit',
    word: 'rail.audit',
    command: 'go-audit',
    glyph: <path d="M8.5 3.5a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM12.5 12.5L17 17M6.5 8.5l1.5 1.5 3-3" />,
  },
  {
    to: '/conflicts',
    word: 'rail.conflicts',
    command: 'go-conflicts',
    glyph: <path d="M3 7h9M9 4l3 3-3 3M17 13H8M11 10l-3 3 3 3" />,
  },
  {
    to: '/trail',
    word: 'rail.trail',
    command: 'go-trail',
    glyph: <path d="M8 6.5H5.5a3 3 0 0 0 0 6H8M12 6.5h2.5a3 3 0 0 1 0 6H12M7 9.5h6" />,
  },
  {
    to: '/figures',
    word: 'rail.figures',
    command: 'go-figures',
    glyph: <path d="M4 16V9M8 16V4M12 16v-5M16 16V7" />,
  },
  {
    to: '/model-packs',
    word: 'rail.model-packs',
    command: 'go-model-packs',
    glyph: <path d="M10 3l6.5 3.5v7L10 17l-6.5-3.5v-7zM3.5 6.5L10 10l6.5-3.5M10 10v7" />,
  },
  {
    to: '/targeting-rules',
    word: 'rail.targeting-rules',
    command: 'go-targeting-rules',
    glyph: <path d="M3 6h8M15 6h2M13 4v4M3 14h2M9 14h8M7 12v4" />,
  },
  {
    to: '/review-policy',
    word: 'rail.review-policy',
    command: 'go-review-policy',
    glyph: <path d="M10 3l6 2v5c0 4-2.5 6-6 7.500-3.500-1.500-6-3.500-6-7.500V5zM7 10l2 2 4-4" />,
  },
  {
    to: '/calibration',
    word: 'rail.calibration',
    command: 'go-calibration',
    glyph: <path d="M3 16h14M3 16V4M3 13c4-1 6-7 13-8M7 12v-3M12 8V5" />,
  },
  {
    to: '/refused-deliveries',
    word: 'rail.refused',
    command: 'go-refused',
    glyph: <path d="M3 12v4h14v-4M7 3l6 6M13 3L7 9" />,
  },
];

/** The screens this officer may open. */
export const Rail = memo(function Rail({ onSignOut }: { onSignOut(reach: SignOutReach): void }) {
  const { officer } = useWorkstation();
  const keyOf = useKeyOf();
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      {STOPS.filter(({ to }) => mayOpen(officer, to)).map(({ to, word, command, glyph }) => (
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
});
