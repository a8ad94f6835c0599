import { z } from 'zod';

/*
 * Reasons that are picked rather than written stand on record by their code, in the place of words, so that everybody
 * reads them in their own language.
 */

/** Why a container is held where nothing is marked. */
export const HoldGround = z.enum([
  'goods-not-as-declared',
  'density-not-as-goods',
  'possible-hidden-space',
  'image-not-to-judge',
]);

/** Why a second officer is to look. */
export const HandOverReason = z.enum([
  'object-unknown',
  'density-not-as-goods',
  'possible-hidden-space',
  'second-view-wanted',
]);

/** Why a supervisor returns a decision. */
export const ReturnReason = z.enum(['look-at-mark-again', 'finding-without-ground', 'picture-not-as-declared']);

const PickedReason = z.enum([...HoldGround.options, ...HandOverReason.options, ...ReturnReason.options]);
export type PickedReason = z.infer<typeof PickedReason>;

/** The words of a reason: those of its code in the language of `words`, or as they were written. */
export function reasonWords(reason: string, words: (code: PickedReason) => string): string {
  const { data: code } = PickedReason.safeParse(reason);
  return code ? words(code) : reason;
}
