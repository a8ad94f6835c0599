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
