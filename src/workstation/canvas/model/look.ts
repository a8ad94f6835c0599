import { type CompleteSettings, NEUTRAL } from '#imaging/pipeline/pipeline.ts';

/** What is done to the picture beside window, curve and inversion. A scan opens without any of it. */
export type Look = Omit<CompleteSettings, 'transfer' | 'window-level' | 'invert'>;

/** Steps that are on or off. */
export type AreaLook = 'repair-rows' | 'denoise' | 'edges' | 'sharpen' | 'local-contrast';

const { transfer, 'window-level': window, invert, ...plain } = NEUTRAL;
export const PLAIN_LOOK: Look = plain;

/** Exponents of the gamma keys, from the one that opens the dark greys most. */
const GAMMAS = [0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.6, 2, 2.5];

/** One press of a key: `step` 1 is darker, -1 brighter. */
export function gammaAfterStep(exponent: number, step: 1 | -1): number {
  const at = GAMMAS.indexOf(exponent);
  return GAMMAS[Math.min(GAMMAS.length - 1, Math.max(0, (at < 0 ? GAMMAS.indexOf(1) : at) + step))] ?? 1;
}
