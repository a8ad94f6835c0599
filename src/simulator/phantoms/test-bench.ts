import { createRandom } from '#base/random.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Solid } from '../bodies/solid.ts';
import { type Acquisition, acquire } from '../scanner/acquire.ts';
import { FINENESS } from '../scanner/aperture.ts';
import { type Camera, finer } from '../scanner/camera.ts';
import type { EnergyPair, Imperfections } from '../scanner/detector.ts';
import { drawScene } from '../scanner/draw-scene.ts';
import { GRAIN_SIDE } from '../scanner/grain-field.ts';
import { GOOD_SCANNER, STEADY_BEAM, STEADY_MOTION } from '../scenarios/scanner-profile.ts';

/** A test object's picture: share of air in each pixel, row-major. */
export interface BenchPicture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly high: Float32Array;
  readonly low: Float32Array;
}

export interface Bench {
  readonly energies: EnergyPair;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly pitchMm: number;
}

/** Depth of the middle plane of a container, where test objects stand; x and y of the bench start at its lower left. */
export const MIDDLE_MM = 1219;

/** Test objects are of one piece; nothing in them is grained. */
const NO_GRAIN = new Float32Array(GRAIN_SIDE * GRAIN_SIDE);

/** All that is random left out, and with it what is cut off at 0. */
const WITHOUT_NOISE: Imperfections = {
  ...GOOD_SCANNER,
  quanta: { high: 1e12, low: 1e12 },
  doseJitter: 0,
  rowGain: 0,
  rowOffset: 0,
  moduleStep: 0,
  electronics: 0,
};

/** The picture of a test object as a good scanner takes it, by the same drawing and the same chain as any scan. */
export function photographed(bench: Bench, solids: readonly Solid[], seed: string): BenchPicture {
  return taken(bench, solids, GOOD_SCANNER, seed);
}

/** What that picture is on average. */
export function expectedPicture(bench: Bench, solids: readonly Solid[]): BenchPicture {
  return taken(bench, solids, WITHOUT_NOISE, 'expected');
}

function taken(bench: Bench, solids: readonly Solid[], imperfections: Imperfections, seed: string): BenchPicture {
  const camera = cameraAt(bench);
  const planes = scanned(bench, solids, { beam: STEADY_BEAM, imperfections }, seed);
  const share = (energy: 'high' | 'low') =>
    Float32Array.from(planes[energy].samples, (sample) => sample / (65_535 * imperfections.airLevel[energy]));
  return { widthPx: camera.widthPx, heightPx: camera.heightPx, high: share('high'), low: share('low') };
}

/** Both planes of a test object as a scanner takes them, standing level. */
export function scanned(
  bench: Bench,
  solids: readonly Solid[],
  scanner: Pick<Acquisition, 'beam' | 'imperfections'>,
  seed: string,
): { readonly high: Plane; readonly low: Plane } {
  const { energies, pitchMm } = bench;
  const maps = drawScene(finer(cameraAt(bench), FINENESS), NO_GRAIN, solids);
  const motion = { ...STEADY_MOTION, tiltPx: 0, speedError: 0 };
  return acquire(maps, { energies, ...scanner, motion, pitchMm }, createRandom(seed));
}

function cameraAt({ widthMm, heightMm, pitchMm }: Bench): Camera {
  return {
    widthPx: Math.round(widthMm / pitchMm),
    heightPx: Math.round(heightMm / pitchMm),
    pitchMm,
    leftMm: 0,
    topMm: heightMm,
    sourceHeightMm: heightMm / 2,
    sourceDistanceMm: 4000,
    middleDepthMm: MIDDLE_MM,
  };
}
