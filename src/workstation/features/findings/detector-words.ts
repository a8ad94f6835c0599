import type { Doubt, Hindrance } from '#domain/finding/judgement.ts';
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
  foundSoFar,
  awaitingDetection,
}: Pick<DeskCase, 'review' | 'detection' | 'foundSoFar' | 'awaitingDetection'>): DetectorWords | null {
  if (detection.state === 'failed' || detection.state === 'not-available') return failed(detection.reason);
  if (detection.state === 'cannot-judge') return cannotJudge(detection.hindrances);
  if (review.phase === 'first-look') return null;

  const report = review.detection;
  const isRetried = report?.state === 'failed' || report?.state === 'not-available';
  if (awaitingDetection || !report || (isRetried && detection.state === 'running')) {
    const percent = detection.state === 'running' ? Math.round(detection.progress * 100) : 0;
    return {
      tone: 'info',
      word: t('findings.running', { percent, count: foundSoFar.length }),
      detail: t('findings.running-detail'),
      canRetry: false,
    };
  }
  switch (report.state) {
    case 'failed':
    case 'not-available':
      return failed(report.reason);
    case 'cannot-judge':
      return cannotJudge(report.hindrances);
    case 'late':
      return { tone: 'warn', word: t('findings.late'), detail: t('findings.late-detail'), canRetry: false };
    case 'done':
      if (report.doubts) return unreliable(report.doubts);
      return review.findings.length === 0
        ? {
            tone: 'off',
            word: '',
            detail: t(report.judgedViews ? 'findings.none-side' : 'findings.none'),
            canRetry: false,
          }
        : null;
  }
}

function cannotJudge(hindrances: readonly Hindrance[]): DetectorWords {
  const reasons = hindrances.map((id) => t(`findings.hindrance.${id}`)).join('; ');
  return {
    tone: 'warn',
    word: t('findings.cannot-judge'),
    detail: t('findings.cannot-judge-detail', { reasons }),
    canRetry: false,
  };
}

/** Beside the findings, or in place of "marked nothing": neither is to be relied upon. */
function unreliable(doubts: readonly Doubt[]): DetectorWords {
  const reasons = doubts.map((id) => t(`findings.doubt.${id}`)).join('; ');
  return {
    tone: 'warn',
    word: t('findings.unreliable'),
    detail: t('findings.unreliable-detail', { reasons }),
    canRetry: false,
  };
}

function failed(reason: string): DetectorWords {
  return {
    tone: 'warn',
    word: t('findings.failed'),
    detail: t('findings.failed-detail', { reason }),
    canRetry: true,
  };
}
