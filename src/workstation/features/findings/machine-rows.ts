import type { MachineClaim, MachineReport } from '#domain/finding/machine-report.ts';
import { t } from '../../i18n/t.ts';

export interface MachineRow {
  /** As written on the image: `M1`. */
  readonly tag: string;
  readonly title: string;
  readonly assessment: MachineClaim['assessment'];
  readonly shape: MachineClaim['shape'];
}

export interface MachineSaying {
  readonly id: string;
  readonly who: string;
  readonly said: string;
  readonly rows: readonly MachineRow[];
}

/** What other machines said, their claims numbered through all reports. */
export function machineSayings(reports: readonly MachineReport[] = []): readonly MachineSaying[] {
  let number = 0;
  return reports.map(({ sha256, kind, device, algorithm, decision, aborted, claims }) => ({
    id: sha256,
    who: [t(`machines.kind.${kind}`), algorithm || device].filter(Boolean).join(' · '),
    said: aborted ? t('machines.aborted', { reason: wordsOf(aborted) }) : t(`machines.decision.${decision}`),
    rows: claims.map(({ category, words, assessment, shape }) => ({
      tag: `M${++number}`,
      title: words || wordsOf(category) || t('machines.unnamed'),
      assessment,
      shape,
    })),
  }));
}

/** Terms of the standard are written `NO_INTERFERENCE`; `PI` stands for a prohibited item. */
function wordsOf(term: string): string {
  if (term === 'PI') return t('machines.prohibited-item');
  const words = term.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
