import { Popover, UnstyledButton } from '@mantine/core';
import { memo, useSyncExternalStore } from 'react';
import { t } from '../../i18n/t.ts';
import { useNowMs } from '../../state/use-now.ts';
import { useStationStatus, useWorkstation } from '../../state/workstation.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import { useKeyOf } from '../commands/commands.tsx';
import classes from './status-bar.module.css';
import { type StatusItem, statusItems, updateItem } from './status-items.ts';

/** Always there: whether the work is safe, sent and backed by the detector. */
export function StatusBar({ onShowKeys }: { onShowKeys(): void }) {
  const key = useKeyOf()('keys');
  const { update } = useWorkstation();
  const isUpdateReady = useSyncExternalStore(update.subscribe, update.get) === 'ready';
  const items = [...statusItems(useStationStatus(), useNowMs(1000)), ...(isUpdateReady ? [updateItem()] : [])];
  return (
    <section className={classes.bar} aria-label={t('status.label')}>
      {items.map((item) => (
        <StatusPart key={item.id} {...item} />
      ))}
      <UnstyledButton
        className={classes.part}
        data-end
        onClick={onShowKeys}
        aria-keyshortcuts={key || undefined}
        title={t('status.keys-detail')}
      >
        {t('status.keys')}
        {key && <KeyCap>{key}</KeyCap>}
      </UnstyledButton>
    </section>
  );
}

/** Not drawn again with every tick of the clock. */
const StatusPart = memo(function StatusPart({ id, tone, word, detail, canRetry }: StatusItem) {
  const { desk } = useWorkstation();
  return (
    <Popover position="top-start" width={320} offset={4} withinPortal={false} returnFocus>
      <Popover.Target>
        <UnstyledButton className={classes.part} data-status={id} data-tone={tone}>
          <StatusMark tone={tone} />
          {word}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.detail}>
        <p>{detail}</p>
        {canRetry && (
          <div className={classes.retry}>
            <ActionButton onClick={() => void desk.retryDetection().catch(() => undefined)}>
              {t('findings.retry')}
            </ActionButton>
          </div>
        )}
      </Popover.Dropdown>
    </Popover>
  );
});
