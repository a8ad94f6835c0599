import type { Random } from '#base/random.ts';
import { neighbourBlur, wideBlur } from '../physics/blur.ts';
import { type NoiseSource, noiseSource } from '../physics/noise-source.ts';
import type { Imperfections } from './detector.ts';
import { spoilRows } from './row-faults.ts';
import { wave } from './wave.ts';

/** What the read-out of one energy needs beside the ideal picture. */
export interface ReadOutSettings {
  readonly energy: 'high' | 'low';
  readonly imperfections: Imperfections;
  readonly excessNoise: number;
  readonly pitchMm: number;
  /** The detector's own errors are those of the machine, the same for both energies. */
  readonly machine: Random;
  readonly pulses: Random;
}

/** Below this many events the bell curve is no longer a fair picture of chance. */
const FEW_EVENTS = 20;
/** Reach of `wideBlur` (one standard deviation) in blocks. */
const REACH_OF_BLOCK = 1.26;

/**
 * From ideal transmission T to 16-bit samples, in the order in which the errors arise:
 * 1. scatter: T ← (T + floor + scatter · blur(T)) / (1 + floor + scatter), so that air stays 1;
 * 2. point spread: focal spot both ways, crosstalk between vertical neighbours;
 * 3. dose of each pulse: T ← T · (1 + jitter) · (1 + drift), or what a lost pulse had;
 * 4. quanta: mean T, variance K(T)·T/N; below 20 a count from Poisson's law of mean T·N/K(T), each worth K(T)/N;
 * 5. electronics: normal;
 * 6. rows: · module · gain + offset - black level; then broken rows;
 * 7. · 65535 · air level, rounded, cut off at 0 and 65535.
 */
export function readOut(ideal: Float32Array, width: number, height: number, settings: ReadOutSettings): Uint16Array {
  const { energy, imperfections, excessNoise, pitchMm } = settings;
  const { electronics } = imperfections;
  const signal = pointSpread(
    withScatter(ideal, width, height, imperfections, pitchMm),
    width,
    height,
    imperfections,
    pitchMm,
  );
  const noise = noiseSource(settings.pulses);
  const dose = doses(width, energy, imperfections, noise);
  const rows = detectorRows(height, imperfections, settings.machine);
  const quanta = imperfections.quanta[energy];
  const scale = 65_535 * imperfections.airLevel[energy];
  const samples = new Uint16Array(width * height);

  for (let y = 0; y < height; y++) {
    const gain = (rows.gain[y] as number) * scale;
    // Half a step more, so that cutting off the fraction rounds.
    const offset = (rows.offset[y] as number) * scale + 0.5;
    const base = y * width;
    for (let x = 0; x < width; x++) {
      const mean = (signal[base + x] as number) * (dose[x] as number);
      const perEvent = excessOf(excessNoise, mean) / quanta;
      // Two normal errors are one, of both variances.
      const error =
        mean < FEW_EVENTS * perEvent
          ? noise.poisson(mean / perEvent) * perEvent - mean + electronics * noise.normal()
          : Math.sqrt(mean * perEvent + electronics * electronics) * noise.normal();
      const value = (mean + error) * gain + offset;
      samples[base + x] = value <= 0 ? 0 : value >= 65_535 ? 65_535 : value;
    }
  }
  spoilRows(samples, width, height, { imperfections, scale, machine: settings.machine, noise });
  return samples;
}

/**
 * Variance over that of counting equal quanta. What passes through matter is hard, and a hard quantum leaves more
 * light: fewer of them make the same signal. Weighting each energy with the light it leaves gives 1.2 times the air
 * value at T = 0.3, 1.5 at 0.05 and 1.9 at 0.0003 for steel at 6 MV; 2 minus the fourth root of T is within 4 % of
 * that, and within 10 % for water, aluminium and steel at all endpoints. Lead hardens less: up to 1.5 times too much at 9 MV.
 */
export function excessOf(inAir: number, transmission: number): number {
  return inAir * (2 - Math.sqrt(Math.sqrt(Math.min(1, transmission))));
}

function withScatter(
  ideal: Float32Array,
  width: number,
  height: number,
  { floor, scatter, scatterReachMm }: Imperfections,
  pitchMm: number,
): Float32Array {
  const block = Math.max(2, Math.floor(scatterReachMm / (REACH_OF_BLOCK * pitchMm) + 0.5));
  const around = wideBlur(ideal, width, height, block);
  const air = 1 / (1 + floor + scatter);
  for (let i = 0; i < around.length; i++) {
    around[i] = ((ideal[i] as number) + floor + scatter * (around[i] as number)) * air;
  }
  return around;
}

/**
 * A spot of width f blurs the middle plane by f·(M - 1)/M. Three taps with the share s in each neighbour have the
 * variance 2s; that of a bell curve is its full width at half maximum squared over 5.545.
 */
function pointSpread(
  signal: Float32Array,
  width: number,
  height: number,
  { focalSpotMm, magnification, crosstalk }: Imperfections,
  pitchMm: number,
): Float32Array {
  const widthPx = (focalSpotMm * (magnification - 1)) / (magnification * pitchMm);
  const share = (widthPx * widthPx) / (2 * 5.545);
  return neighbourBlur(signal, width, height, crosstalk + share, share);
}

/** Dose of each pulse over that of the air calibration. */
function doses(
  width: number,
  energy: 'high' | 'low',
  { doseJitter, airDrift, lostPulses }: Imperfections,
  noise: NoiseSource,
): Float32Array {
  const dose = Float32Array.from({ length: width }, (_, x) => {
    const drift = airDrift.share * wave((airDrift.waves * x) / width + airDrift.phase[energy]);
    return (1 + doseJitter * noise.normal()) * (1 + drift);
  });
  for (const pulse of lostPulses) {
    const x = Math.floor(pulse.at * width);
    if (pulse.energy === energy) dose[x] = (dose[x] as number) * pulse.dose;
  }
  return dose;
}

function detectorRows(height: number, imperfections: Imperfections, machine: Random) {
  const noise = noiseSource(machine);
  const gain = new Float32Array(height);
  const offset = new Float32Array(height);
  let module = -1;
  let moduleGain = 1;
  for (let y = 0; y < height; y++) {
    const here = Math.floor(y / imperfections.moduleRows);
    if (here !== module) moduleGain = 1 + imperfections.moduleStep * noise.normal();
    module = here;
    gain[y] = moduleGain * (1 + imperfections.rowGain * noise.normal());
    offset[y] = imperfections.rowOffset * noise.normal() - imperfections.blackLevel;
  }
  return { gain, offset };
}
