import { useEffect, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { displayContainerNumber } from '#domain/container/container-number.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { formatTime, laneText } from '../../i18n/format.ts';
import { t } from '../../i18n/t.ts';
import classes from './declaration-panel.module.css';
import { DeclarationPanel } from './declaration-panel.tsx';
import { secondWindow } from './second-window.ts';

/** The whole declaration of the scan on the desk in a window of its own, while there is one. */
export function DeclarationWindow({ scan }: { readonly scan: Scan | null }) {
  const shown = useSyncExternalStore(secondWindow.subscribe, secondWindow.get);
  const own = shown.state === 'open' ? shown.own : null;

  useEffect(() => {
    if (own) own.document.title = t('declared.window-title');
  }, [own]);

  return own && createPortal(<DeclarationSheet scan={scan} />, own.document.body);
}

function DeclarationSheet({ scan }: { readonly scan: Scan | null }) {
  if (!scan) return <p className={classes.nothing}>{t('review.none')}</p>;
  return (
    <main className={classes.sheet} aria-label={t('declared.window-title')}>
      <h1 className={classes.container}>{displayContainerNumber(scan.containerNumber)}</h1>
      <p className={classes.facts}>
        {[laneText(scan.sidecar.lane), t('review.scanned', { time: formatTime(scan.sidecar.scannedAt) })].join(' · ')}
      </p>
      <DeclarationPanel scan={scan} isWhole />
    </main>
  );
}
