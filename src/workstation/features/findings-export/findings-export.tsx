import { t } from '../../i18n/t.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import classes from './findings-export.module.css';
import { useFindingsExport } from './use-findings-export.ts';

/** The button that takes officers' decisions out for training, and how it went. */
export function FindingsExport() {
  const { isRunning, told, run } = useFindingsExport();
  return (
    <div className={classes.export}>
      <p className={classes.words} role="status" title={told ?? undefined}>
        {told}
      </p>
      <ActionButton isDisabled={isRunning} hint={t('findings-export.hint')} onClick={run}>
        {t(isRunning ? 'findings-export.running' : 'findings-export.run')}
      </ActionButton>
    </div>
  );
}
