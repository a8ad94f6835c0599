import type { Substance } from './substances.ts';

/**
 * Areal densities of a scene in the three attenuation bases, g/cm², row-major. They add, whatever is put in front of
 * whatever, so a scene is drawn once and seen at any energy.
 */
export interface BasisMaps {
  readonly width: number;
  readonly height: number;
  readonly compton: Float32Array;
  readonly pair: Float32Array;
  readonly photo: Float32Array;
}

export function emptyBasisMaps(width: number, height: number): BasisMaps {
  const size = width * height;
  return {
    width,
    height,
    compton: new Float32Array(size),
    pair: new Float32Array(size),
    photo: new Float32Array(size),
  };
}

/** Adds a substance of the given areal densities, g/cm², in some of the rows. */
export function addMass(
  maps: BasisMaps,
  { compton, pair, photo }: Substance,
  mass: Float32Array,
  rows: { readonly from: number; readonly to: number },
): void {
  for (let i = rows.from * maps.width; i < rows.to * maps.width; i++) {
    const here = mass[i] as number;
    if (here === 0) continue;
    maps.compton[i] = (maps.compton[i] as number) + here * compton;
    maps.pair[i] = (maps.pair[i] as number) + here * pair;
    maps.photo[i] = (maps.photo[i] as number) + here * photo;
  }
}

/** A scene of one substance, one pixel per given mass thickness in g/cm²: for calibration and for tests. */
export function basisMapsOf(substance: Substance, massThicknesses: readonly number[]): BasisMaps {
  const maps = emptyBasisMaps(massThicknesses.length, 1);
  addMass(maps, substance, Float32Array.from(massThicknesses), { from: 0, to: 1 });
  return maps;
}
