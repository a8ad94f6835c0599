import { Link } from '@tanstack/react-router';
import type { ScanId } from '#domain/scan/scan.ts';
import { formatDayTime, laneText } from '../../i18n/format.ts';
import { reasonText } from '../../i18n/reason-text.ts';
import { t } from '../../i18n/t.ts';
import { useKeyOf } from '../../shell/commands/commands.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { FieldList } from '../../ui/field-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { QueueLine } from './queue-rows.ts';
import classes from './queue-screen.module.css';

interface QueuePreviewProps {
  readonly line: QueueLine | null;
  readonly mayOpen: boolean;
  readonly onOpen: (scanId: ScanId) => void;
}

/** The declaration of the chosen scan. Its picture opens in review only. */
export function QueuePreview({ line, mayOpen, onOpen }: QueuePreviewProps) {
  const keyOf = useKeyOf();
  return (
    <aside className={classes.preview} aria-label={t('queue.preview')}>
      {line ? (
        <Panel heading={line.container} aside={line.row.simulated && t('queue.simulated')}>
          <FieldList
            fields={[
              { name: t('queue.field.goods'), value: line.row.goods },
              { name: t('queue.field.route'), value: line.route },
              { name: t('queue.field.reasons'), value: line.row.reasons.join(', ') || '–' },
              { name: t('queue.field.where'), value: `${line.row.site}, ${laneText(line.row.lane)}` },
              { name: t('queue.field.scanned'), value: formatDayTime(line.row.scannedAt) },
              { name: t('queue.field.arrived'), value: formatDayTime(line.row.arrivedAt) },
              line.row.holder
                ? {
                    name: t('queue.field.holder'),
                    value: line.row.holder.isCaller ? t('queue.holder.you') : line.row.holder.displayName,
                  }
                : null,
              line.row.kept
                ? {
                    name: t('queue.field.kept'),
                    value: t('queue.kept-until', {
                      officer: line.row.kept.isCaller ? t('queue.holder.you') : line.row.kept.displayName,
                      until: formatDayTime(line.row.kept.until),
                    }),
                  }
                : null,
              line.row.escalation
                ? {
                    name: t('queue.field.escalation'),
                    value: t(`queue.escalation.${line.row.escalation.state}`, {
                      officer: line.row.escalation.askedBy,
                      count: line.row.escalation.remarks,
                    }),
                  }
                : null,
              line.row.returned?.reason
                ? { name: t('queue.field.return-reason'), value: reasonText(line.row.returned.reason) }
                : null,
            ]}
          />
          {line.row.escalation && !line.row.escalation.isAsker && (
            <Link className={classes.discussion} to="/escalations/$scanId" params={{ scanId: line.row.scanId }}>
              {t('queue.discussion')}
            </Link>
          )}
          {mayOpen && (
            <div className={classes.open}>
              <ActionButton
                keyCap={keyOf('open-row')}
                isDisabled={!line.canOpen}
                onClick={() => onOpen(line.row.scanId)}
              >
                {t('queue.open')}
              </ActionButton>
            </div>
          )}
        </Panel>
      ) : (
        <p className={classes.hint}>{t('queue.preview-none')}</p>
      )}
      <p className={classes.hint}>{t('queue.preview-blind')}</p>
    </aside>
  );
}
