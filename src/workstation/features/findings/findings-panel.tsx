import { isBlindReading, type Review } from '#domain/review/review.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { detectorWords } from './detector-words.ts';
import { FindingList, type FindingListProps } from './finding-list.tsx';
import { isOpen } from './finding-order.ts';
import classes from './findings.module.css';
import { LoadLines } from './load-lines.tsx';
import { MachineLines } from './machine-lines.tsx';
import type { MachineSaying } from './machine-rows.ts';

interface FindingsPanelProps extends FindingListProps {
  readonly current: DeskCase;
  /** What the model pack says about its own limits. */
  readonly packNotice: string;
  /** Which targeting rules bore on this scan, in words. */
  readonly targeting: readonly string[];
  /** What other machines said. */
  readonly sayings: readonly MachineSaying[];
  readonly onRetry: () => void;
}

/** What the detector claims, once the officer has judged without it. */
export function FindingsPanel({ current, packNotice, targeting, sayings, onRetry, ...list }: FindingsPanelProps) {
  const { review } = current;
  const words = detectorWords(current);
  return (
    <Panel heading={t('findings.heading')} aside={countOf(review)} room="takes">
      {words && (
        <div className={classes.detector} data-tone={words.tone} role="status">
          <StatusMark tone={words.tone} />
          <div>
            <p className={classes.word}>{words.word}</p>
            <p>{words.detail}</p>
            {words.canRetry && (
              <div className={classes.retry}>
                <ActionButton onClick={onRetry}>{t('findings.retry')}</ActionButton>
              </div>
            )}
          </div>
        </div>
      )}
      {current.scan.views && (
        <div className={classes.detector} data-tone="warn">
          <StatusMark tone="warn" />
          <p>{t('findings.top-view')}</p>
        </div>
      )}
      {review.phase === 'first-look' ? (
        <p className={classes.hint}>{t(isBlindReading(review) ? 'findings.blind' : 'findings.hidden')}</p>
      ) : (
        <>
          <FindingList {...list} />
          <LoadLines current={current} />
          <MachineLines sayings={sayings} />
          {sayings.length > 0 && <p className={classes.notice}>{t('machines.note')}</p>}
          {targeting.length > 0 && (
            <div className={classes.targeting}>
              <StatusMark tone="info" />
              <div>
                <p className={classes.word}>{t('findings.targeting', { count: targeting.length })}</p>
                {targeting.map((words) => (
                  <p key={words}>{words}</p>
                ))}
              </div>
            </div>
          )}
          {review.detection?.state === 'done' && <p className={classes.notice}>{packNotice}</p>}
        </>
      )}
    </Panel>
  );
}

function countOf({ phase, findings }: Review): string | null {
  if (phase === 'first-look' || findings.length === 0) return null;
  const open = findings.filter(isOpen).length;
  return open > 0
    ? t('findings.count', { open, total: findings.length })
    : t('findings.all-answered', { total: findings.length });
}
