import type { Reference } from './attenuation-table.ts';
import type { Energies } from './energies.ts';
import { type RatioCurves, ratioCurvesOf } from './scanner-curves.ts';

/** In the order of their effective atomic number; the index is what a material map holds, 0 being unknown. */
export const MATERIAL_CLASSES = ['unknown', 'organic', 'inorganic', 'metal', 'heavy'] as const;
export type MaterialClass = (typeof MATERIAL_CLASSES)[number];

const REFERENCES: Readonly<Record<Exclude<MaterialClass, 'unknown'>, readonly Reference[]>> = {
  organic: ['polyethylene', 'water'],
  inorganic: ['glass', 'aluminium'],
  metal: ['steel', 'copper'],
  heavy: ['tungsten', 'lead'],
};
/** How common they are in cargo, roughly; a heavy metal must show itself clearly. */
const PRIOR: Readonly<Record<Exclude<MaterialClass, 'unknown'>, number>> = {
  organic: 0.45,
  inorganic: 0.2,
  metal: 0.3,
  heavy: 0.05,
};
/** Share of R by which calibration and scatter may be off, however many pixels are averaged. */
const SYSTEMATIC = 0.004;
/** Pixels that smoothing makes one of. */
const AVERAGED = 100;
/** A ratio that no substance has belongs to none: as likely as this over a width of one in R. */
const OUTLIER = 0.3;
/** Below, nothing is told apart; above, too little comes through. Section 1.5 of the physics notes: 0.3-0.4 to 7-8. */
export const TRUSTED = { from: 0.35, to: 7 };

/** The substance whose curve gives the mass of a class. */
export const STANDS_FOR: Readonly<Record<MaterialClass, Reference>> = {
  unknown: 'water',
  organic: 'water',
  inorganic: 'aluminium',
  metal: 'steel',
  heavy: 'lead',
};
/** Classes that are less likely than this do not widen an error. */
const LIKELY = 0.05;

export interface BeamQuality extends Energies {
  /** Relative variance of the signal in air, one pixel. */
  readonly airVarianceHigh: number;
  readonly airVarianceLow: number;
}

export interface Judgement {
  readonly materialClass: MaterialClass;
  /** 0 to 1. */
  readonly confidence: number;
  /** Probability of each class, in the order of `MATERIAL_CLASSES`. */
  readonly shares: readonly number[];
}

const UNKNOWN: Judgement = { materialClass: 'unknown', confidence: 0, shares: [1, 0, 0, 0, 0] };

/** The classes to reckon with; where nothing is told, what cargo mostly is. */
export function possibleClasses(judgement: Judgement | null): readonly MaterialClass[] {
  const likely = MATERIAL_CLASSES.filter((_, i) => i > 0 && (judgement?.shares[i] ?? 0) > LIKELY);
  return likely.length > 0 ? likely : ['organic', 'metal'];
}

/** Tells classes by R = A_low / A_high and its expected error at that attenuation (Bayes over the curves of references). */
export function createClassifier({ airVarianceHigh, airVarianceLow, ...energies }: BeamQuality) {
  const curves = ratioCurvesOf(energies);
  const trusted = trustedRange(energies);

  /** Standard deviation of R over one smoothed spot. */
  function ratioError(attenuation: number, ratio: number): number {
    const variance = (air: number, at: number) => air * Math.exp(at) + 4e-10 * Math.exp(2 * at);
    const relative =
      (variance(airVarianceHigh, attenuation) * ratio ** 2 + variance(airVarianceLow, attenuation * ratio)) /
      (attenuation ** 2 * AVERAGED);
    return Math.hypot(Math.sqrt(relative), SYSTEMATIC * ratio);
  }

  return {
    curves,
    ratioError,
    isTrusted: (attenuation: number) => attenuation >= trusted.from && attenuation <= trusted.to,
    judge: (attenuation: number, ratio: number, classes = classesAt(curves, attenuation)): Judgement => {
      if (attenuation < trusted.from || attenuation > trusted.to) return UNKNOWN;
      const error = ratioError(attenuation, ratio);
      const likely = classes.map(({ prior, ratios }) => {
        const densities = ratios.map((at) => Math.exp(-0.5 * ((ratio - at) / error) ** 2) / (error * 2.5066));
        return (prior * densities.reduce((sum, density) => sum + density, 0)) / densities.length;
      });
      const total = likely.reduce((sum, one) => sum + one, OUTLIER);
      const shares = [OUTLIER / total, ...likely.map((one) => one / total)];
      const best = Math.max(...shares.slice(1));
      // Half is no better than a guess between two.
      const confidence = Math.max(0, (best - 0.5) * 2);
      if (confidence === 0) return { ...UNKNOWN, shares };
      return { materialClass: MATERIAL_CLASSES[shares.lastIndexOf(best)] ?? 'unknown', confidence, shares };
    },
    classesAt: (attenuation: number) => classesAt(curves, attenuation),
  };
}

/** −ln T within which materials are told apart: where a calibration was measured, if there is one. */
export function trustedRange({ calibration }: Energies): { readonly from: number; readonly to: number } {
  if (!calibration) return TRUSTED;
  return {
    from: Math.max(TRUSTED.from, calibration.range.from),
    to: Math.min(TRUSTED.to, calibration.range.to),
  };
}

function classesAt(curves: RatioCurves, attenuation: number) {
  return Object.entries(REFERENCES).map(([name, references]) => ({
    prior: PRIOR[name as keyof typeof PRIOR],
    ratios: references.map((reference) => curves(reference, attenuation)),
  }));
}
