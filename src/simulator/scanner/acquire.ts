import type { Random } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import type { BasisMaps } from '../physics/basis-maps.ts';
import { SPECTRA } from '../physics/spectra.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { collected, FINENESS } from './aperture.ts';
import type { EnergyPair, Imperfections, Motion } from './detector.ts';
import { readOut } from './read-out.ts';
import { warpOf } from './warp.ts';

export interface Acquisition {
  readonly energies: EnergyPair;
  readonly imperfections: Imperfections;
  readonly motion: Motion;
  readonly pitchMm: number;
}

/** One pass of the scene, drawn `FINENESS` times finer than the detector's pixels, through an interlaced dual-energy line scanner. */
export function acquire(
  maps: BasisMaps,
  acquisition: Acquisition,
  random: Random,
): { readonly high: Plane; readonly low: Plane } {
  const width = maps.width / FINENESS;
  const height = maps.height / FINENESS;
  const energy = (name: 'high' | 'low'): Plane => {
    const spectrum = SPECTRA[acquisition.energies[name]];
    const warp = warpOf(width, acquisition.motion, name === 'high' ? 0 : 1);
    const ideal = collected(transmissionOf(maps, spectrum), width, height, warp);
    const samples = readOut(ideal, width, height, {
      energy: name,
      imperfections: acquisition.imperfections,
      excessNoise: spectrum.excessNoise,
      pitchMm: acquisition.pitchMm,
      machine: random.fork('machine'),
      pulses: random.fork(`pulses/${name}`),
    });
    return plane(width, height, samples);
  };
  return { high: energy('high'), low: energy('low') };
}
