import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { RecentDecision } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { useNowMs } from '../../state/use-now.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './decision.module.css';

/** The decision just given, with the seconds in which it can be taken back. */
export function UndoLine({ recent, onUndo }: { recent: RecentDecision | undefined; onUndo: () => void }) {
  const leftMs = (recent?.undoUntilMs ?? 0) - useNowMs(500);
  const keyOf = useKeyOf();
  if (!recent) return <div className={classes.undo} />;

  const container = displayContainerNumber(recent.scan.containerNumber);
  const outcome = t(`decision.outcome.${recent.outcome}`);
  return (
    <div className={classes.undo}>
      <p className={classes.last}>
        <span className={classes.lastContainer}>{container}</span> {outcome}
        {leftMs <= 0 && `, ${t('decision.stands')}`}
      </p>
      {leftMs > 0 && (
        <ActionButton
          keyCap={keyOf('undo-decision')}
          hint={t('decision.undo-announce', { container, outcome })}
          onClick={onUndo}
        >
          {t('decision.undo')} {Math.ceil(leftMs / 1000)} s
        </ActionButton>
      )}
    </div>
  );
}
