import type { ReactNode } from 'react';
import type { Outcome } from '#domain/decision/decision.ts';
import { needsSecondOfficer } from '#domain/review/decision-rules.ts';
import { isBlindReading } from '#domain/review/review.ts';
import type { DeskCase } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import type { CommandId } from '../../shell/commands/key-map.ts';
import type { Why } from '../../state/review-session.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './decision.module.css';
import { answerToDecisionKey, type Stop, whyNotEscalate, whyNotHandOver } from './decision-key.ts';

interface DecisionPanelProps {
  readonly current: DeskCase;
  readonly stop: Stop | null;
  /** Why the last decision key did nothing. */
  readonly why: Why | null;
  /** What everything waits for, in words. */
  readonly wait: string | null;
  /** Asked in place of the buttons. */
  readonly question: ReactNode;
  readonly undoLine: ReactNode;
  readonly onDecide: (outcome: Outcome) => void;
  readonly onHandOver: () => void;
  readonly onEscalate: () => void;
}

/** The keys that count. They light up when they can be given. */
export function DecisionPanel(props: DecisionPanelProps) {
  const { current, stop, why, wait, question } = props;
  const keyOf = useKeyOf();
  const isFirstLook = current.review.phase === 'first-look' && !isBlindReading(current.review);
  const isSecondNext = needsSecondOfficer(current.review, 'clear');
  const { firstVerdict } = current.review;

  const outcome = (which: Outcome, command: CommandId) => (
    <ActionButton
      isWide
      keyCap={keyOf(command)}
      isDisabled={!isAnswered(which, current, stop)}
      onClick={() => props.onDecide(which)}
    >
      {t(`decision.${which}`)}
    </ActionButton>
  );

  return (
    <Panel
      heading={t(isFirstLook ? 'decision.heading-first' : 'decision.heading')}
      aside={firstVerdict && t('decision.your-verdict', { verdict: t(`decision.verdict.${firstVerdict.verdict}`) })}
    >
      {question ?? (
        <div className={classes.buttons}>
          <div className={classes.main}>
            {outcome('clear', 'clear')}
            {outcome('hold', 'hold')}
          </div>
          <ActionButton
            isWide
            keyCap={keyOf('hand-over')}
            isDisabled={whyNotHandOver(current, stop) !== null}
            onClick={props.onHandOver}
          >
            {t('decision.hand-over')}
          </ActionButton>
          {outcome('more-data', 'more-data')}
          <div className={classes.row}>
            <ActionButton
              isWide
              keyCap={keyOf('escalate')}
              isDisabled={whyNotEscalate(current, stop) !== null}
              onClick={props.onEscalate}
            >
              {t('decision.escalate')}
            </ActionButton>
          </div>
        </div>
      )}
      {isSecondNext && <p className={classes.next}>{t('decision.second-next')}</p>}
      <p className={classes.why} role="status" data-why={why ?? undefined}>
        {wait ?? (why && t(`decision.why.${why}`, { count: openCount(current) }))}
      </p>
      {props.undoLine}
    </Panel>
  );
}

function isAnswered(outcome: Outcome, current: DeskCase, stop: Stop | null): boolean {
  const { kind } = answerToDecisionKey(outcome, current, stop);
  return !current.held && kind !== 'wait' && kind !== 'point-to-finding';
}

function openCount({ review }: DeskCase): number {
  return review.findings.filter(({ status }) => status === 'open').length;
}
