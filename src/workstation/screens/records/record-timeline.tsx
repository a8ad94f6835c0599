import { formatTimeSeconds } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './record.module.css';
import type { TimelineStep } from './timeline.ts';

/** Who did what and when, by the device and by the server, each sealed by its hash. */
export function RecordTimeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <Panel heading={t('record.timeline')} room="takes" isReachable>
      <ol>
        {steps.map(({ seq, action, isTurn, what, actor, deviceAt, serverAt, hash }) => (
          <li key={seq} className={classes.step} data-turn={isTurn || undefined} data-action={action}>
            <p className={classes.act}>
              <span className={classes.actName}>{t(`event.${action}`)}</span>
              {what && <span>{what}</span>}
            </p>
            <p className={classes.when}>
              <span>{actor}</span>
              {deviceAt && <span>{t('record.device-time', { time: formatTimeSeconds(deviceAt) })}</span>}
              <span>{t('record.server-time', { time: formatTimeSeconds(serverAt) })}</span>
            </p>
            <p className={classes.hash} title={hash}>
              {t('record.event', { seq })} {hash.slice(0, 16)}
            </p>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
