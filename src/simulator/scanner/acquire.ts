import type { Random } from '#base/random.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import type { BasisMaps } from '../physics/basis-maps.ts';
import { beamOf } from '../physics/beam.ts';
import type { Spectrum } from '../physics/spectra.ts';
import { transmissionOf } from '../physics/transmission.ts';
import { collected, FINENESS } from './aperture.ts';
import type { BeamSettings, EnergyPair, Imperfections, Motion } from './detector.ts';
import { readOut } from './read-out.ts';
import { warpOf } from './warp.ts';

/** Everything about a scanner and its day that decides what it makes of a scene. */
export interface Acquisition {
  readonly energies: EnergyPair;
  readonly beam: BeamSettings;
  readonly imperfections: Imperfections;
  readonly motion: Motion;
  readonly pitchMm: number;
}

/**
 * One pass of the scene, drawn `FINENESS` times finer than the detector's pixels, through an interlaced dual-energy
 * line scanner. In order: attenuation on the fine grid; motion, tilt and wobble together with the half pixel between
 * the energies; the detector's aperture; then all of `readOut`. Motion comes first because rows and pulses belong to
 * the machine: a dead channel stays a straight line and a weak pulse a straight column, however the scene moved past.
 */
export function acquire(
  maps: BasisMaps,
  acquisition: Acquisition,
  random: Random,
): { readonly high: Plane; readonly low: Plane } {
  const width = maps.width / FINENESS;
  const height = maps.height / FINENESS;
  const { imperfections, motion, pitchMm } = acquisition;
  const energy = (name: 'high' | 'low'): Plane => {
    const spectrum = spectrumOf(acquisition, name);
    const ideal = collected(
      transmissionOf(maps, spectrum),
      width,
      height,
      warpOf(width, motion, name === 'high' ? 0 : 1),
    );
    const samples = readOut(ideal, width, height, {
      energy: name,
      imperfections,
      excessNoise: spectrum.excessNoise,
      pitchMm,
      machine: random.fork('machine'),
      pulses: random.fork(`pulses/${name}`),
    });
    return plane(width, height, samples);
  };
  return { high: energy('high'), low: energy('low') };
}

/** The beam of one energy on the day of the scan. */
export function spectrumOf(
  { energies, beam }: Pick<Acquisition, 'energies' | 'beam'>,
  energy: 'high' | 'low',
): Spectrum {
  const { filterMm, scintillatorMm, endpointDrift } = beam;
  return beamOf({ endpointMv: energies[energy] * (1 + endpointDrift[energy]), filterMm, scintillatorMm });
}
