import type { Range } from '../measure/range.ts';
import type { Reference } from './attenuation-table.ts';
import { EFFECTIVE_Z, type RatioCurves } from './scanner-curves.ts';

/** Above copper the curves of heavy metals cross those of light ones, so that the ratio alone tells no number there. */
const LADDER: readonly Reference[] = ['polyethylene', 'water', 'glass', 'aluminium', 'steel', 'copper'];

/** The effective atomic number of what attenuates by this ratio, and its bounds by the error of the ratio. */
export function effectiveZ(curves: RatioCurves, attenuation: number, ratio: number, ratioError: number): Range {
  const rungs = LADDER.map((reference) => ({ z: EFFECTIVE_Z[reference], ratio: curves(reference, attenuation) }));
  const at = (value: number) => numberAt(rungs, value);
  return { from: at(ratio + ratioError), likely: at(ratio), to: at(ratio - ratioError) };
}

/** Between two substances by the straight line; at the ends the last of them. */
function numberAt(rungs: readonly { readonly z: number; readonly ratio: number }[], ratio: number): number {
  const above = rungs.findIndex((rung) => rung.ratio <= ratio);
  const [before, after] = [rungs[above - 1], rungs[above]];
  if (!after) return rungs.at(-1)?.z ?? 0;
  if (!before) return after.z;
  const share = (before.ratio - ratio) / (before.ratio - after.ratio || 1);
  return before.z + share * (after.z - before.z);
}
