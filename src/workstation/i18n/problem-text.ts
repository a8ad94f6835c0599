import { isMessageKey, t } from './t.ts';

/** A refusal in plain words: what happened, whether the work is safe, what to do. */
export function problemText(problem: string): string {
  const key = `problem.${problem}`;
  return isMessageKey(key) ? t(key) : t('problem.unknown', { code: problem });
}
