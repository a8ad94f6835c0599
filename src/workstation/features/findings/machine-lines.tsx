import { t } from '../../i18n/t.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './findings.module.css';
import type { MachineSaying } from './machine-rows.ts';

const TONES = { 'high-threat': 'warn', threat: 'warn', 'no-threat': 'off', unknown: 'off' } as const;

/** What other machines said of the scan. */
export function MachineLines({ sayings }: { sayings: readonly MachineSaying[] }) {
  if (sayings.length === 0) return null;
  return (
    <section className={classes.loads} aria-label={t('machines.heading')}>
      <p className={classes.word}>{t('machines.heading')}</p>
      {sayings.map(({ id, who, said, rows }) => (
        <div key={id}>
          <p className={classes.machine}>
            <span>{who}</span> <strong>{said}</strong>
          </p>
          <ul aria-label={t('machines.claims', { who })}>
            {rows.map(({ tag, title, assessment, shape }) => (
              <li key={tag} className={classes.machineRow}>
                <span className={classes.number} data-of="machine">
                  {tag}
                </span>
                <span>
                  {title}
                  {!shape && <span className={classes.hint}> · {t('machines.no-place')}</span>}
                </span>
                <span className={classes.status}>
                  <StatusMark tone={TONES[assessment]} />
                  {t(`machines.assessment.${assessment}`)}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
