import type { DeskCase } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './findings.module.css';
import { loadWords, massDoubt } from './load-words.ts';

/** What the detector reads of the load, beside what was declared; nothing where the pack does not read cargo. */
export function LoadLines({ current: { scan, review } }: { current: Pick<DeskCase, 'scan' | 'review'> }) {
  const loads = review.detection?.state === 'done' ? review.detection.loads : undefined;
  if (!loads) return null;
  const doubt = massDoubt(loads, scan.sidecar.declaration?.grossMassKg);
  return (
    <section className={classes.loads} aria-label={t('loads.heading')}>
      <p className={classes.word}>{t('loads.heading')}</p>
      {loads.map((one) => {
        const { load, amount } = loadWords(one);
        return (
          <div key={`${one.box.x},${one.box.y}`}>
            <p>{load}</p>
            {amount && <p className={classes.hint}>{amount}</p>}
          </div>
        );
      })}
      {doubt && (
        <p className={classes.doubt}>
          <StatusMark tone="warn" /> {doubt}
        </p>
      )}
    </section>
  );
}
