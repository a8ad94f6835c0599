import { createRandom } from '#base/random.ts';
import { type BasisMaps, emptyBasisMaps } from '#simulator/physics/basis-maps.ts';
import { transmissionOf } from '#simulator/physics/transmission.ts';
import type { RenderedScene } from '#simulator/render-scene.ts';
import { type Acquisition, acquire, spectrumOf } from '#simulator/scanner/acquire.ts';
import { collected, FINENESS } from '#simulator/scanner/aperture.ts';
import type { Imperfections } from '#simulator/scanner/detector.ts';
import { readOut } from '#simulator/scanner/read-out.ts';
import { warpOf } from '#simulator/scanner/warp.ts';
import { GOOD_SCANNER } from '#simulator/scenarios/scanner-profile.ts';
import { encodeScene } from './scene-file.ts';

const WIDTH = 160;
const HEIGHT = 56;
const ENERGIES = ['high', 'low'] as const;

/** Every error that is not left to chance, and as much of it as shows. */
const CERTAIN: Imperfections = {
  ...GOOD_SCANNER,
  quanta: { high: 1e18, low: 1e18 },
  scatter: 0.015,
  scatterReachMm: 60,
  focalSpotMm: 8,
  crosstalk: 0.06,
  doseJitter: 0,
  lostPulses: [{ energy: 'low', at: 0.7, dose: 0.5 }],
  airDrift: { share: 0.005, waves: 1.7, phase: { high: 0.1, low: 0.6 } },
  rowGain: 0,
  rowOffset: 0,
  moduleStep: 0,
  rowFaults: [{ at: 0.9, kind: 'hot', level: 0.05, duty: 1, pieceColumns: 9 }],
  electronics: 0,
  airLevel: { high: 0.97, low: 0.91 },
  blackLevel: 1e-4,
};

const ACQUISITION: Acquisition = {
  energies: { high: 6, low: 3.5 },
  beam: { endpointDrift: { high: 0.015, low: -0.01 }, filterMm: 11, scintillatorMm: 22 },
  imperfections: CERTAIN,
  motion: { tiltPx: 3, wobblePx: 1.2, wobbleWaves: 2.3, speedError: 0.06, speedWaves: 1.6, interlacePx: 0.4 },
  pitchMm: 8,
};

/** What is left to chance, as strong as it comes. */
const RESTLESS: Imperfections = {
  ...GOOD_SCANNER,
  quanta: { high: 3e4, low: 1e4 },
  floor: 0,
  scatter: 0,
  crosstalk: 0,
  focalSpotMm: 0,
  doseJitter: 0.006,
  airDrift: { ...GOOD_SCANNER.airDrift, share: 0 },
  rowGain: 0.004,
  rowOffset: 2e-5,
  moduleStep: 0.004,
  electronics: 3e-5,
  airLevel: { high: 0.9, low: 0.9 },
};
const LEVELS = [1, 0.3, 0.03, 3e-3, 6e-4, 1e-4, 2e-5];
const FLAT = { width: 512, height: 256 };

/**
 * What the trainer's Python must reproduce: a small scene file; exactly, what a scanner without chance makes of it; and
 * in its statistics, what chance does to even surfaces.
 */
export function scannerParity() {
  const scene = smallScene();
  const whole = together(scene);
  const { width, height } = { width: WIDTH / FINENESS, height: HEIGHT / FINENESS };
  const ideal = (maps: BasisMaps, energy: 'high' | 'low') =>
    collected(
      transmissionOf(maps, spectrumOf(ACQUISITION, energy)),
      width,
      height,
      warpOf(width, ACQUISITION.motion, energy === 'high' ? 0 : 1),
    );
  const planes = acquire(whole, ACQUISITION, createRandom('parity'));
  return {
    scene: Buffer.from(encodeScene(scene)).toString('base64'),
    widthPx: width,
    heightPx: height,
    withoutTarget: ENERGIES.map((energy) => rounded(ideal(scene.base, energy))),
    withTarget: ENERGIES.map((energy) => rounded(ideal(whole, energy))),
    samples: ENERGIES.map((energy) => Array.from(planes[energy].samples)),
    restless: {
      acquisition: { ...ACQUISITION, imperfections: RESTLESS },
      ...FLAT,
      surfaces: LEVELS.map((transmission) => surface(transmission)),
    },
  };
}

/** Steps of several substances, a dense wall, and a target of which a part makes room. */
function smallScene(): RenderedScene {
  const base = emptyBasisMaps(WIDTH, HEIGHT);
  fill(base, { x: 12, y: 8, width: 70, height: 40 }, (x) => [0.53 * x, 0.3 * x, 0.0018 * x]);
  fill(base, { x: 60, y: 20, width: 80, height: 28 }, (x) => [0.3 * x, 0.6 * x, 0.02 * x]);
  fill(base, { x: 118, y: 4, width: 10, height: 46 }, () => [40, 100, 3]);
  const delta = emptyBasisMaps(20, 14);
  fill(delta, { x: 0, y: 0, width: 20, height: 14 }, () => [-3, -2, -0.01]);
  fill(delta, { x: 4, y: 3, width: 10, height: 9 }, () => [9, 20, 4]);
  const window = { x: 40, y: 22, width: 20, height: 14 };
  const box = { x: 22, y: 12.5, width: 5, height: 4.5 };
  const truth = { classId: 'dense-block', box } as RenderedScene['targets'][number]['truth'];
  const camera = { widthPx: WIDTH / FINENESS, heightPx: HEIGHT / FINENESS } as RenderedScene['camera'];
  return {
    camera,
    acquisition: ACQUISITION,
    isMirrored: false,
    base,
    containers: [],
    confusers: [],
    targets: [{ truth, window, delta }],
  };
}

function fill(
  maps: BasisMaps,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  densities: (column: number) => readonly [number, number, number],
): void {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      const at = row * maps.width + column;
      [maps.compton, maps.pair, maps.photo].forEach((map, basis) => {
        // Whole steps of the file, so that nothing is lost in it.
        map[at] = (map[at] as number) + Math.round((densities(column)[basis] as number) * 128) / 128;
      });
    }
  }
  for (let i = 0; i < maps.pair.length; i++) maps.pair[i] = Math.round((maps.pair[i] as number) * 8) / 8;
}

function together({ base, targets }: RenderedScene): BasisMaps {
  const whole = { ...base, compton: base.compton.slice(), pair: base.pair.slice(), photo: base.photo.slice() };
  for (const { window, delta } of targets) {
    for (let i = 0; i < window.width * window.height; i++) {
      const column = i % window.width;
      const at = (window.y + (i - column) / window.width) * base.width + window.x + column;
      for (const basis of ['compton', 'pair', 'photo'] as const) {
        whole[basis][at] = (whole[basis][at] as number) + (delta[basis][i] as number);
      }
    }
  }
  return whole;
}

/** Statistics of an even surface, in samples: of all pixels, and of the means of its columns and rows. */
function surface(transmission: number) {
  const { width, height } = FLAT;
  const samples = readOut(new Float32Array(width * height).fill(transmission), width, height, {
    energy: 'low',
    imperfections: RESTLESS,
    excessNoise: spectrumOf(ACQUISITION, 'low').excessNoise,
    pitchMm: ACQUISITION.pitchMm,
    machine: createRandom(`machine/${transmission}`),
    pulses: createRandom(`pulses/${transmission}`),
  });
  const columns = new Float64Array(width);
  const rows = new Float64Array(height);
  samples.forEach((sample, i) => {
    const x = i % width;
    const y = (i - x) / width;
    columns[x] = (columns[x] as number) + sample / height;
    rows[y] = (rows[y] as number) + sample / width;
  });
  const { mean, deviation } = spreadOf(samples);
  return { transmission, mean, deviation, columns: spreadOf(columns).deviation, rows: spreadOf(rows).deviation };
}

function spreadOf(values: ArrayLike<number>) {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / all.length;
  return { mean: Number(mean.toPrecision(6)), deviation: Number(Math.sqrt(variance).toPrecision(6)) };
}

function rounded(values: Float32Array): number[] {
  return Array.from(values, (value) => Number(value.toPrecision(7)));
}
