import { isReturned, type Review } from '#domain/review/review.ts';
import { formatDayTime } from '../../i18n/format.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './returned-panel.module.css';

/** Why the scan came back, and what was decided then. Nothing for scans that did not. */
export function ReturnedPanel({ review }: { review: Review }) {
  const last = review.earlier.at(-1);
  if (!last || !isReturned(review)) return null;
  const { decision, returned } = last;
  return (
    <Panel heading={t('returned.heading')} aside={formatDayTime(returned.at)}>
      <p className={classes.reason}>
        <StatusMark tone="warn" />
        {reasonText(returned.reason)}
      </p>
      <p className={classes.earlier}>
        {t('returned.earlier', {
          outcome: t(`decision.outcome.${decision.outcome}`),
          time: formatDayTime(decision.decidedAt),
        })}
      </p>
    </Panel>
  );
}
