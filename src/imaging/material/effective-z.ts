import type { Range } from '../measure/range.ts';
import type { CurveEndpointMv, Reference } from './attenuation-table.ts';
import { ratioAt } from './curves.ts';

/**
 * Effective atomic numbers by pair production, Σ w Z²/A over Σ w Z/A: what makes the ratio of two MV energies fall. Above
 * copper the curves of heavy metals cross those of light ones, so that the ratio alone tells no number there.
 */
const LADDER: readonly (readonly [Reference, z: number])[] = [
  ['polyethylene', 4.8],
  ['water', 6.6],
  ['glass', 11.1],
  ['aluminium', 13],
  ['steel', 26],
  ['copper', 29],
];

/** The effective atomic number of what attenuates by this ratio, and its bounds by the error of the ratio. */
export function effectiveZ(
  high: CurveEndpointMv,
  low: CurveEndpointMv,
  attenuation: number,
  ratio: number,
  ratioError: number,
): Range {
  const rungs = LADDER.map(([reference, z]) => ({ z, ratio: ratioAt(reference, high, low, attenuation) }));
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
