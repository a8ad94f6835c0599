import type { DetectionReport } from '#domain/finding/detection-report.ts';
import { t } from '../../i18n/t.ts';

/** What the targeting rules did to this scan, a sentence for each class. No figures: they are for the record. */
export function targetingWords(
  detection: DetectionReport | null,
  titleOf: (classId: string) => string,
): readonly string[] {
  if (detection?.state !== 'done') return [];
  return (detection.targeting ?? []).map(({ classId, threshold, packThreshold }) =>
    t(`findings.targeting-${directionOf(threshold - packThreshold)}`, { title: titleOf(classId) }),
  );
}

function directionOf(difference: number): 'lower' | 'higher' | 'same' {
  return difference < 0 ? 'lower' : difference > 0 ? 'higher' : 'same';
}
