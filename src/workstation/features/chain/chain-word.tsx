import type { ChainStatus } from '#contract/record.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './chain-word.module.css';

/** Whether the audit trail still holds together. */
export function ChainWord({ chain }: { chain: ChainStatus }) {
  return (
    <p className={classes.chain} data-chain={chain.intact ? 'intact' : 'broken'} title={chain.headHash}>
      <StatusMark tone={chain.intact ? 'good' : 'bad'} />
      {chain.broken
        ? t('records.chain-broken', { seq: chain.broken.seq })
        : t('records.chain-intact', { events: formatWhole(chain.events) })}
    </p>
  );
}
