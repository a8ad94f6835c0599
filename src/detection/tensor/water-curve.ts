import type { WaterCurve } from '../pack/manifest.ts';

export interface EnergiesMeV {
  readonly high: number;
  readonly low: number;
}

/** The curve of the nearest pair of energies; the first one when the energies are not known. */
export function nearestCurve(curves: readonly WaterCurve[], energies: EnergiesMeV | undefined): WaterCurve {
  const [first, ...others] = curves;
  if (!first) throw new Error('A model pack needs at least one water curve');
  if (!energies) return first;
  const distance = (curve: WaterCurve) =>
    Math.abs(curve.highMeV - energies.high) + Math.abs(curve.lowMeV - energies.low);
  return others.reduce((best, curve) => (distance(curve) < distance(best) ? curve : best), first);
}

/** Linear between the knots, constant beyond them. */
export function ratioOfWater({ attenuation, ratio }: WaterCurve, at: number): number {
  const last = attenuation.length - 1;
  if (at <= (attenuation[0] ?? 0)) return ratio[0] ?? 0;
  if (at >= (attenuation[last] ?? 0)) return ratio[last] ?? 0;
  let i = 1;
  while ((attenuation[i] ?? 0) < at) i++;
  const [x0 = 0, x1 = 0] = [attenuation[i - 1], attenuation[i]];
  const [y0 = 0, y1 = 0] = [ratio[i - 1], ratio[i]];
  return y0 + ((y1 - y0) * (at - x0)) / (x1 - x0);
}
