import { gradeOf, type ScanQuality } from '#domain/scan/quality.ts';
import { t } from '../../i18n/t.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './review.module.css';

const TONES = { good: 'good', fair: 'warn', poor: 'bad' } as const;

/** How good the picture is and why not better. Says nothing of what is in the container. */
export function QualityBadge({ quality }: { readonly quality: ScanQuality }) {
  const grade = gradeOf(quality);
  const faults = quality.faults.map((fault) => t(`quality.fault.${fault}`)).join(', ');
  return (
    <p
      className={classes.quality}
      data-grade={grade}
      title={t(grade === 'good' ? 'quality.hint-good' : 'quality.hint', { faults })}
    >
      <StatusMark tone={TONES[grade]} />
      <span>{t(`quality.${grade}`, { faults })}</span>
    </p>
  );
}
