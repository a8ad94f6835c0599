import { createRandom } from '#base/random.ts';
import { quantile } from './matching.ts';

/** A number with its 95 % interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** How many cases it rests on. */
  readonly cases: number;
}

const Z = 1.96;

/** A share of independent cases, with Wilson's interval; nothing without cases. */
export function shareOf(part: number, cases: number): Estimate | null {
  if (cases === 0) return null;
  const share = part / cases;
  const spread = Z * Math.sqrt((share * (1 - share)) / cases + (Z * Z) / (4 * cases * cases));
  const centre = share + (Z * Z) / (2 * cases);
  const size = 1 + (Z * Z) / cases;
  return { value: share, low: Math.max(0, centre - spread) / size, high: Math.min(1, (centre + spread) / size), cases };
}

/** Any statistic of scans, with the interval that drawing the scans again and again gives. */
export function bootstrapped<Scan>(
  scans: readonly Scan[],
  statistic: (drawn: readonly Scan[]) => number | null,
  rounds = 200,
): Estimate | null {
  const value = statistic(scans);
  if (value === null) return null;
  const random = createRandom('bootstrap');
  const values = Array.from({ length: rounds }, () =>
    statistic(scans.map(() => scans[random.integer(0, scans.length - 1)] as Scan)),
  ).filter((one) => one !== null);
  return { value, low: quantile(values, 0.025), high: quantile(values, 0.975), cases: scans.length };
}
