import { useChain } from '../../api/use-trail.ts';
import { formatWhole } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import { Banner } from '../../ui/banner.tsx';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './chain-word.module.css';

/** Whether the audit trail still holds together. */
export function ChainWord() {
  const { data: chain, isError } = useChain();
  if (!chain) {
    return (
      <p className={classes.chain} data-chain={isError ? 'unknown' : 'verifying'}>
        <StatusMark tone={isError ? 'warn' : 'info'} />
        {t(isError ? 'records.chain-unknown' : 'records.chain-verifying')}
      </p>
    );
  }
  return (
    <p className={classes.chain} data-chain={chain.intact ? 'intact' : 'broken'} title={chain.headHash}>
      <StatusMark tone={chain.intact ? 'good' : 'bad'} />
      {chain.broken
        ? t('records.chain-broken', { seq: chain.broken.seq })
        : t('records.chain-intact', { events: formatWhole(chain.events) })}
    </p>
  );
}

/** What a broken trail means for whoever works with it; nothing while it holds. */
export function ChainBanner() {
  const broken = useChain().data?.broken;
  if (!broken) return null;
  return (
    <Banner tone="bad" heading={t('records.chain-broken', { seq: broken.seq })}>
      {t('records.chain-broken-detail', { reason: broken.reason })}
    </Banner>
  );
}
