import { histogram } from '../measure/histogram.ts';
import type { Plane } from '../plane.ts';
import { airOf } from './beam-quality.ts';
import { attenuationBehind, nearestEndpoint } from './curves.ts';
import type { Energies } from './energies.ts';
import { ratioCurvesOf } from './scanner-curves.ts';

/** −ln of what both side walls of a container let through, at either energy. */
export interface Walls {
  readonly high: number;
  readonly low: number;
}

export const NO_WALLS: Walls = { high: 0, low: 0 };

/** Two walls of 1.6 to 2 mm with the slant of their corrugation, g/cm² of steel: where nothing is seen through them alone. */
const USUAL_G_PER_CM2 = 2.9;
/** −ln T of two walls lies within these; less is a tarpaulin, more is cargo. */
const LEAST = 0.08;
const MOST = 0.26;
const BIN = 0.01;
/** Seen through the walls alone is at least this share of what is not air. */
const ENOUGH = 0.03;
const STEP = 5;

/** What the walls of the container take from the beam, by the level that most of the picture between air and cargo has. */
export function wallsOf(high: Plane, energies: Energies): Walls {
  const seen = commonest(high) ?? attenuationBehind('steel', nearestEndpoint(energies.highMeV), USUAL_G_PER_CM2);
  return { high: seen, low: seen * ratioCurvesOf(energies)('steel', seen) };
}

/** The attenuation around which most samples lie, within what walls may have. */
function commonest(plane: Plane): number | null {
  const air = airOf(plane).sample;
  const counts = histogram(plane, STEP);
  const bins = new Float64Array(Math.ceil((MOST - LEAST) / BIN));
  let shadowed = 0;
  counts.forEach((count, sample) => {
    if (count === 0) return;
    const attenuation = -Math.log(Math.max(1, sample) / air);
    if (attenuation > LEAST / 2) shadowed += count;
    const bin = Math.floor((attenuation - LEAST) / BIN);
    if (bin >= 0 && bin < bins.length) bins[bin] = (bins[bin] as number) + count;
  });
  const around = (bin: number) => (bins[bin - 1] ?? 0) + (bins[bin] ?? 0) + (bins[bin + 1] ?? 0);
  let best = 1;
  for (let bin = 1; bin < bins.length - 1; bin++) if (around(bin) > around(best)) best = bin;
  if (around(best) < ENOUGH * shadowed) return null;
  const offset = ((bins[best + 1] ?? 0) - (bins[best - 1] ?? 0)) / around(best);
  return LEAST + (best + 0.5 + offset) * BIN;
}
