import { type TransferCurve, transfer } from '../ops/transfer.ts';
import type { Window } from '../ops/window-level.ts';
import { countBetween, percentile } from './histogram.ts';

const SATURATED = 65_535;
/** Beside this share of the open beam a detector tells only its own noise. */
const DEAD_BELOW_AIR = 0.000_2;
/** Above this share of the open beam there is nothing between source and detector. */
const AIR_SHARE = 0.97;
const NARROWEST = 0.02;

/**
 * A window over what lies between air and dead pixels, so that neither the open beam nor a dead detector row decides how
 * cargo is seen. In the scale after the transfer curve, as `windowLevel` takes it. Where `counts` are of a part of the
 * picture, `whole` tells what air is.
 */
export function autoWindow(counts: Uint32Array, curve: TransferCurve, whole: Uint32Array = counts): Window {
  const air = percentile(whole, 0.99, 1, SATURATED - 1);
  const dead = Math.ceil(air * DEAD_BELOW_AIR);
  const [lowest, highest] = [dead + 1, Math.max(dead + 1, Math.floor(air * AIR_SHARE))];
  const everything = countBetween(counts, 0, SATURATED);
  const isBlank = countBetween(counts, lowest, highest) < everything * 0.005;
  if (isBlank) return { centre: 0.5, width: 1 };

  const scale = transfer.prepare({ curve });
  const low = scale(percentile(counts, 0.01, lowest, highest) / SATURATED);
  const high = scale(percentile(counts, 0.99, lowest, highest) / SATURATED);
  return { centre: (low + high) / 2, width: Math.max(NARROWEST, high - low) };
}
