import type { DeskCase } from '../../desk/desk-state.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { isMessageKey, t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FieldList } from '../../ui/field-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './conflict-panel.module.css';

interface ConflictPanelProps {
  readonly current: DeskCase;
  readonly onTakeTheirs: () => void;
}

/** The server refused an act: what, why, what stands on either side, and the way on. */
export function ConflictPanel({ current, onTakeTheirs }: ConflictPanelProps) {
  const { held, waitingToSend } = current;
  if (!held) return null;
  const name = `command-name.${held.name}`;
  return (
    <div className={classes.conflict} role="alert">
      <Panel heading={t('conflict.heading')}>
        <FieldList
          fields={[
            { name: t('conflict.what'), value: isMessageKey(name) ? t(name) : held.name },
            { name: t('conflict.why'), value: problemText(held.problem) },
            {
              name: t('conflict.yours'),
              value: t('conflict.yours-detail', { count: Math.max(0, waitingToSend - 1) }),
            },
            { name: t('conflict.theirs'), value: t('conflict.theirs-detail') },
          ]}
        />
        <div className={classes.ways}>
          <ActionButton isPrimary onClick={onTakeTheirs}>
            {t('conflict.take')}
          </ActionButton>
          <p className={classes.hint}>{t('conflict.take-detail')}</p>
        </div>
      </Panel>
    </div>
  );
}
