import type { Answer } from '../../api/call.ts';
import { problemText } from '../../i18n/problem-text.ts';
import { t } from '../../i18n/t.ts';

/** What happened last, as the banner says it. */
export interface Told {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly heading: string;
  readonly text: string;
}

/** Why an act was not done. */
export function notDone(answer: Exclude<Answer<unknown, string>, { kind: 'ok' }>): Told {
  const problem = answer.kind === 'refused' ? answer.problem : answer.kind;
  const text = problemText(problem === 'signed-out' ? 'not-signed-in' : problem);
  return { tone: 'bad', heading: t('packs.not-done'), text };
}
