import type { Reference } from './attenuation-table.ts';
import { nearestEndpoint, ratioAt } from './curves.ts';
import type { Energies } from './energies.ts';

/** Of which step wedges are made. */
export const WEDGE_MATERIALS = ['polyethylene', 'aluminium', 'steel', 'lead'] as const;
export type WedgeMaterial = (typeof WEDGE_MATERIALS)[number];

/** By how much the ratio of one material differs from the built-in curve: a share of R, as a polynomial of ln −ln T. */
export interface CurveCorrection {
  readonly material: WedgeMaterial;
  /** Of the powers 0, 1 and perhaps 2. */
  readonly coefficients: readonly number[];
  /** −ln T of the thinnest and of the thickest step that was measured; beyond them the correction stays what it is there. */
  readonly from: number;
  readonly to: number;
}

/** How the curves of one scanner differ from the built-in ones. */
export interface RatioCalibration {
  readonly curves: readonly CurveCorrection[];
  /** −ln T between which materials were told apart by what was measured. */
  readonly range: { readonly from: number; readonly to: number };
}

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
