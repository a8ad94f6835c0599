import { fail, ok, type Result } from '#base/result.ts';
import { attenuationBehind, nearestEndpoint } from '../material/curves.ts';
import type { Energies } from '../material/energies.ts';
import {
  type CurveCorrection,
  type RatioCalibration,
  WEDGE_MATERIALS,
  type WedgeMaterial,
} from '../material/ratio-calibration.ts';
import { correctionOf, ratioCurvesOf } from '../material/scanner-curves.ts';
import { fitPolynomial } from './fit-polynomial.ts';
import type { StepReading } from './read-step.ts';

/** A step of a wedge as it was measured. */
export interface WedgePoint extends Pick<StepReading, 'high' | 'low'> {
  readonly material: WedgeMaterial;
  readonly thicknessMm: number;
}

/** A curve with how well it is known, as shares of R. */
export interface FittedCurve extends CurveCorrection {
  readonly points: number;
  /** Root mean square of what the points lie beside the curve. */
  readonly residual: number;
  /** Greatest standard error of the curve between its first and its last point. */
  readonly error: number;
}

export interface FittedCalibration extends RatioCalibration {
  readonly curves: readonly FittedCurve[];
}

/** Why curves cannot be fitted, or must not be used. */
export interface CalibrationFault {
  readonly kind:
    | 'thickness-unlikely'
    | 'too-few-points'
    | 'material-missing'
    | 'range-too-short'
    | 'residual-too-large'
    | 'far-from-built-in'
    | 'curves-cross';
  readonly material: WedgeMaterial;
  /** Of the step that is meant, where it is one. */
  readonly thicknessMm?: number;
}

/** Organic cargo and metal are told apart by these two. */
const NEEDED: readonly WedgeMaterial[] = ['polyethylene', 'steel'];
const FEWEST_POINTS = 3;
/** From this many points on a curve may bend. */
const BENDS_FROM = 5;
/** Thickest over thinnest step, in −ln T. */
const SHORTEST_RANGE = 2;
/** Share by which −ln T may differ from what the stated thickness would give: spectra differ by a few per cent. */
const UNLIKELY = 0.25;
/** Of R. Ten times the noise of a step: then something else than the material was in the beam. */
const WORST_RESIDUAL = 0.006;
/** Of R. A spectrum 5 per cent off in one energy moves the ratio by 4 per cent. */
const FARTHEST = 0.1;
/** Of R, beside the errors of both: curves may touch, as aluminium and steel do where they are thin. */
const TOUCH = 0.003;
const ORDER: readonly WedgeMaterial[] = ['polyethylene', 'aluminium', 'steel'];

/** g/cm³ */
export const WEDGE_DENSITIES: Readonly<Record<WedgeMaterial, number>> = {
  polyethylene: 0.94,
  aluminium: 2.7,
  steel: 7.87,
  lead: 11.35,
};

/** Fits how the curves of a scanner differ from the built-in ones of its endpoints, each point weighted by its error. */
export function fitCurves(
  points: readonly WedgePoint[],
  endpoints: Pick<Energies, 'highMeV' | 'lowMeV'>,
): Result<FittedCalibration, readonly CalibrationFault[]> {
  const unlikely = points.filter((point) => isUnlikely(point, endpoints.highMeV));
  const measured = WEDGE_MATERIALS.filter((material) => points.some((point) => point.material === material));
  const ofMaterial = (material: WedgeMaterial) => points.filter((point) => point.material === material);
  const faults: CalibrationFault[] = [
    ...unlikely.map(({ material, thicknessMm }) => ({ kind: 'thickness-unlikely' as const, material, thicknessMm })),
    ...NEEDED.filter((material) => !measured.includes(material)).map((material) => ({
      kind: 'material-missing' as const,
      material,
    })),
    ...measured.flatMap((material) => coverFault(material, ofMaterial(material))),
  ];
  if (faults.length > 0) return fail(faults);
  const curves = measured.map((material) => fitOne(material, ofMaterial(material), endpoints));
  const calibration = { curves, range: rangeOf(curves) };
  const bad = [...curves.flatMap(curveFault), ...crossings(endpoints, calibration)];
  return bad.length > 0 ? fail(bad) : ok(calibration);
}

/** R of a point and its standard error. */
export function ratioOf({ high, low }: Pick<WedgePoint, 'high' | 'low'>): { ratio: number; error: number } {
  const ratio = low.attenuation / high.attenuation;
  return { ratio, error: ratio * Math.hypot(high.error / high.attenuation, low.error / low.attenuation) };
}

function isUnlikely({ material, thicknessMm, high }: WedgePoint, highMeV: number): boolean {
  const gPerCm2 = (WEDGE_DENSITIES[material] * thicknessMm) / 10;
  const expected = attenuationBehind(material, nearestEndpoint(highMeV), gPerCm2);
  return Math.abs(high.attenuation / expected - 1) > UNLIKELY;
}

function coverFault(material: WedgeMaterial, points: readonly WedgePoint[]): readonly CalibrationFault[] {
  if (points.length < FEWEST_POINTS) return [{ kind: 'too-few-points', material }];
  const [from, to] = spanOf(points);
  return to < SHORTEST_RANGE * from ? [{ kind: 'range-too-short', material }] : [];
}

function spanOf(points: readonly WedgePoint[]): readonly [from: number, to: number] {
  const attenuations = points.map(({ high }) => high.attenuation);
  return [Math.min(...attenuations), Math.max(...attenuations)];
}

function fitOne(
  material: WedgeMaterial,
  points: readonly WedgePoint[],
  { highMeV, lowMeV }: Pick<Energies, 'highMeV' | 'lowMeV'>,
): FittedCurve {
  const builtIn = ratioCurvesOf({ highMeV, lowMeV });
  const shares = points.map((point) => {
    const expected = builtIn(material, point.high.attenuation);
    const { ratio, error } = ratioOf(point);
    return { x: Math.log(point.high.attenuation), y: ratio / expected - 1, error: error / expected };
  });
  const { coefficients, errorAt } = fitPolynomial(shares, points.length >= BENDS_FROM ? 2 : 1);
  const [from, to] = spanOf(points);
  const curve = { material, coefficients, from, to };
  const off = shares.map(({ x, y }) => y - correctionOf(curve, Math.exp(x)));
  return {
    ...curve,
    points: points.length,
    residual: Math.sqrt(off.reduce((sum, one) => sum + one ** 2, 0) / off.length),
    error: Math.max(...shares.map(({ x }) => errorAt(x))),
  };
}

/** Telling apart needs two: where at least two materials were measured. */
function rangeOf(curves: readonly CurveCorrection[]): RatioCalibration['range'] {
  const froms = curves.map(({ from }) => from).sort((one, other) => one - other);
  const tos = curves.map(({ to }) => to).sort((one, other) => other - one);
  return { from: froms[1] ?? 0, to: tos[1] ?? 0 };
}

function curveFault(curve: FittedCurve): readonly CalibrationFault[] {
  const { material, residual, from, to } = curve;
  if (residual > WORST_RESIDUAL) return [{ kind: 'residual-too-large', material }];
  const farthest = Math.max(...between(from, to).map((at) => Math.abs(correctionOf(curve, at))));
  return farthest > FARTHEST ? [{ kind: 'far-from-built-in', material }] : [];
}

/** Lead is left out: its curve crosses those of light materials by nature. */
function crossings(
  { highMeV, lowMeV }: Pick<Energies, 'highMeV' | 'lowMeV'>,
  calibration: FittedCalibration,
): readonly CalibrationFault[] {
  const ratio = ratioCurvesOf({ highMeV, lowMeV, calibration });
  const curves = ORDER.flatMap((material) => calibration.curves.find((curve) => curve.material === material) ?? []);
  return curves.slice(1).flatMap((heavier, i) => {
    const lighter = curves[i] as FittedCurve;
    const shared = between(Math.max(lighter.from, heavier.from), Math.min(lighter.to, heavier.to));
    const touch = TOUCH + Math.hypot(lighter.error, heavier.error);
    const cross = shared.some((at) => ratio(heavier.material, at) > ratio(lighter.material, at) * (1 + touch));
    return cross ? [{ kind: 'curves-cross' as const, material: heavier.material }] : [];
  });
}

function between(from: number, to: number): readonly number[] {
  return Array.from({ length: 25 }, (_, i) => from + ((to - from) * i) / 24);
}
