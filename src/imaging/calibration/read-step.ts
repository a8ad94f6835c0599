import { fail, ok, type Result } from '#base/result.ts';
import { type AirLevel, airOf } from '../material/beam-quality.ts';
import { TRUSTED } from '../material/material-class.ts';
import { countBetween, histogram, type Part, percentile } from '../measure/histogram.ts';
import type { Plane } from '../plane.ts';

/** One energy of one step. */
export interface StepLevel {
  /** −ln of the median transmission. */
  readonly attenuation: number;
  /** Standard error of it. */
  readonly error: number;
}

export interface StepReading {
  readonly pixels: number;
  readonly high: StepLevel;
  readonly low: StepLevel;
}

/** Why a region cannot stand for a step. */
export type StepFault = 'few-pixels' | 'saturated' | 'opaque' | 'thin' | 'uneven';

const FEWEST_PIXELS = 100;
/** Share of the region that may be cut off at either end of the scale. */
const CUT_OFF = 0.01;
/** −ln T below which the ratio of two logarithms is mostly the error of the open beam. */
const THINNEST = 0.15;
/** What rows, pulses and the open beam leave in −ln T however many pixels are averaged (section 2 of the physics notes). */
const LEAST_ERROR = 0.001;
/** From the median deviation to the standard deviation of a bell curve, and from its mean's error to its median's. */
const [OF_DEVIATION, OF_MEDIAN] = [1.4826, 1.2533];

/** Reads one step of a wedge in both energies by medians, which a few bad rows or an edge do not move. */
export function readStep(high: Plane, low: Plane, part: Part): Result<StepReading, StepFault> {
  const levels = [levelOf(high, part), levelOf(low, part)] as const;
  const pixels = levels[0].pixels;
  if (pixels < FEWEST_PIXELS) return fail('few-pixels');
  const [one, other] = levels;
  if (one.saturated || other.saturated) return fail('saturated');
  if (one.attenuation > TRUSTED.to || one.dark || other.dark) return fail('opaque');
  if (one.attenuation < THINNEST) return fail('thin');
  if (one.uneven || other.uneven) return fail('uneven');
  const told = ({ attenuation, error }: StepLevel): StepLevel => ({ attenuation, error });
  return ok({ pixels, high: told(one), low: told(other) });
}

function levelOf(plane: Plane, part: Part) {
  const air = airOf(plane);
  const counts = histogram(plane, 1, part);
  const pixels = countBetween(counts, 0, 65_535);
  const median = Math.max(1, percentile(counts, 0.5));
  const spread = (OF_DEVIATION * medianDeviation(counts, median)) / median;
  const attenuation = -Math.log(median / air.sample);
  return {
    pixels,
    attenuation,
    error: Math.hypot((OF_MEDIAN * spread) / Math.sqrt(Math.max(1, pixels)), LEAST_ERROR),
    saturated: counts[65_535] !== undefined && counts[65_535] > CUT_OFF * pixels,
    dark: (counts[0] as number) > CUT_OFF * pixels,
    uneven: spread > 4 * quantumSpread(air, attenuation) + 0.02,
  };
}

/** Relative spread of one pixel by counting quanta and reading them out. */
function quantumSpread({ variance }: AirLevel, attenuation: number): number {
  return Math.sqrt(variance * Math.exp(attenuation) + 4e-10 * Math.exp(2 * attenuation));
}

function medianDeviation(counts: Uint32Array, median: number): number {
  const deviations = new Uint32Array(65_536);
  counts.forEach((count, value) => {
    const off = Math.abs(value - median);
    if (count) deviations[off] = (deviations[off] as number) + count;
  });
  return percentile(deviations, 0.5);
}
