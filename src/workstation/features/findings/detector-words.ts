import type { DeskCase } from '../../desk/desk-state.ts';
import { t } from '../../i18n/t.ts';

export interface DetectorWords {
  readonly tone: 'info' | 'warn' | 'off';
  readonly word: string;
  readonly detail: string;
  readonly canRetry: boolean;
}

/**
 * What is to be said about the detector on this scan. Before the first verdict only that it failed: whether it found
 * something must not show. A failure never reads like "nothing found".
 */
export function detectorWords({
  review,
  detection,
  awaitingDetection,
}: Pick<DeskCase, 'review' | 'detection' | 'awaitingDetection'>): DetectorWords | null {
  if (detection.state === 'failed' || detection.state === 'not-available') return failed(detection.reason);
  if (review.phase === 'first-look') return null;

  const report = review.detection;
  if (awaitingDetection || !report) {
    const percent = detection.state === 'running' ? Math.round(detection.progress * 100) : 0;
    return {
      tone: 'info',
      word: t('findings.running', { percent }),
      detail: t('findings.running-detail'),
      canRetry: false,
    };
  }
  switch (report.state) {
    case 'failed':
    case 'not-available':
      return failed(report.reason);
    case 'late':
      return { tone: 'warn', word: t('findings.late'), detail: t('findings.late-detail'), canRetry: false };
    case 'done':
      return review.findings.length === 0
        ? { tone: 'off', word: '', detail: t('findings.none'), canRetry: false }
        : null;
  }
}

function failed(reason: string): DetectorWords {
  return {
    tone: 'warn',
    word: t('findings.failed'),
    detail: t('findings.failed-detail', { reason }),
    canRetry: true,
  };
}
