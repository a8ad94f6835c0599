import type { Shape } from '#domain/annotation/annotation.ts';
import { formatTime } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './escalation.module.css';
import type { RemarkRow } from './remarks.ts';

interface RemarkListProps {
  readonly rows: readonly RemarkRow[];
  readonly onGo: (place: Shape) => void;
}

/** What was said, by whom and when, with a way to the place that it speaks of. */
export function RemarkList({ rows, onGo }: RemarkListProps) {
  return (
    <ol className={classes.remarks} aria-label={t('escalation.remarks')}>
      {rows.map(({ id, number, author, at, place, text }) => (
        <li key={id} className={classes.remark}>
          <p className={classes.head}>
            {place ? (
              <ActionButton isQuiet label={t('escalation.go', { number })} onClick={() => onGo(place)}>
                #{number}
              </ActionButton>
            ) : (
              <span className={classes.whole}>{t('escalation.whole')}</span>
            )}
            <span className={classes.author}>{author}</span>
            <span>{formatTime(at)}</span>
          </p>
          <p>{text}</p>
        </li>
      ))}
    </ol>
  );
}
