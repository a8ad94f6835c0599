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

/** A scene of one substance, one pixel per given mass thickness in g/cm²: for calibration and for tests. */
export function basisMapsOf(substance: Substance, massThicknesses: readonly number[]): BasisMaps {
  const maps = emptyBasisMaps(massThicknesses.length, 1);
  massThicknesses.forEach((mass, i) => {
    maps.compton[i] = mass * substance.compton;
    maps.pair[i] = mass * substance.pair;
    maps.photo[i] = mass * substance.photo;
  });
  return maps;
}
