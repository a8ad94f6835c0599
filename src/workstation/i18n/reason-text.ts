import { reasonWords } from '#domain/decision/picked-reason.ts';
import { t } from './t.ts';

/** A reason on record in the words of whoever reads it. */
export function reasonText(reason: string): string {
  return reasonWords(reason, (code) => t(`picked.${code}`));
}
