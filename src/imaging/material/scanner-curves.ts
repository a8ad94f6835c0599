import type { Reference } from './attenuation-table.ts';
import { nearestEndpoint, ratioAt } from './curves.ts';
import type { Energies } from './energies.ts';
import type { CurveCorrection } from './ratio-calibration.ts';

/** Effective atomic numbers by pair production, Σ w Z²/A over Σ w Z/A: what makes the ratio of two MV energies fall. */
export const EFFECTIVE_Z: Readonly<Record<Reference, number>> = {
  polyethylene: 4.8,
  water: 6.6,
  glass: 11.1,
  aluminium: 13,
  steel: 26,
  copper: 29,
  tungsten: 74,
  lead: 82,
};

/** R = A_low / A_high of a substance where the high energy is attenuated by `attenuation`, as this scanner sees it. */
export type RatioCurves = (reference: Reference, attenuation: number) => number;

/** The built-in curves of the nearest endpoints, corrected by what was measured where the scanner was calibrated. */
export function ratioCurvesOf({ highMeV, lowMeV, calibration }: Energies): RatioCurves {
  const [high, low] = [nearestEndpoint(highMeV), nearestEndpoint(lowMeV)];
  if (!calibration) return (reference, attenuation) => ratioAt(reference, high, low, attenuation);
  const measured = [...calibration.curves].sort(
    (one, other) => EFFECTIVE_Z[one.material] - EFFECTIVE_Z[other.material],
  );
  return (reference, attenuation) =>
    ratioAt(reference, high, low, attenuation) * (1 + correctionAt(measured, EFFECTIVE_Z[reference], attenuation));
}

/** Share of R by which one curve differs from the built-in one. */
export function correctionOf({ coefficients, from, to }: CurveCorrection, attenuation: number): number {
  const place = Math.log(Math.min(to, Math.max(from, attenuation)));
  return coefficients.reduceRight((sum, coefficient) => sum * place + coefficient, 0);
}

/** A drifted spectrum moves the curves of neighbours alike: between two measured materials by the straight line over Z. */
function correctionAt(measured: readonly CurveCorrection[], z: number, attenuation: number): number {
  const place = measured.findIndex(({ material }) => EFFECTIVE_Z[material] >= z);
  const [below, above] = place < 0 ? [measured.at(-1), undefined] : [measured[place - 1], measured[place]];
  const of = (curve: CurveCorrection | undefined) => (curve ? correctionOf(curve, attenuation) : 0);
  if (!below || !above) return of(below ?? above);
  const [from, to] = [EFFECTIVE_Z[below.material], EFFECTIVE_Z[above.material]];
  return of(below) + (of(above) - of(below)) * ((z - from) / (to - from));
}
