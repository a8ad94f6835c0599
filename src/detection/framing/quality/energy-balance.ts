import type { Plane } from '#imaging/plane.ts';

const HOP = 3;
const ENOUGH = 200;
/** Attenuations of the high energy between which the low one's is compared with it. */
const THIN = 0.3;
const THICK = 3;
/** Share of the level of air by which air may stray from it. */
const STRAY = 0.03;

/** How the two energies of a scan relate; nothing where there is too little to tell. */
export interface EnergyBalance {
  /** Level of air at the low energy over that at the high one. */
  readonly air: number | null;
  /** Attenuation at the low energy over that at the high one, in the middle of all matter. */
  readonly ratio: number | null;
}

/** `air` is the level of the high energy. */
export function energyBalance(high: Plane, low: Plane, air: number): EnergyBalance {
  const balance = medianOver(high, low, (h, l) => (Math.abs(h - air) < STRAY * air ? l / h : null));
  const lowAir = (balance ?? 1) * air;
  const ratio = medianOver(high, low, (h, l) => {
    const attenuation = Math.log(air / h);
    return attenuation > THIN && attenuation < THICK && l > 0 ? Math.log(lowAir / l) / attenuation : null;
  });
  return { air: balance, ratio };
}

function medianOver(high: Plane, low: Plane, measure: (h: number, l: number) => number | null): number | null {
  const values: number[] = [];
  for (let y = 0; y < high.height; y += HOP) {
    for (let x = 0; x < high.width; x += HOP) {
      const at = y * high.width + x;
      const value = measure(high.samples[at] as number, low.samples[at] as number);
      if (value !== null) values.push(value);
    }
  }
  return values.length < ENOUGH ? null : (values.sort((a, b) => a - b)[values.length >> 1] as number);
}
