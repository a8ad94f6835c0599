import type { Random } from '#base/random.ts';
import { neighbourBlur, wideBlur } from '../physics/blur.ts';
import { noiseSource } from '../physics/noise-source.ts';
import type { Imperfections } from './detector.ts';

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

/** Below this many quanta the bell curve is no longer a fair picture of chance. */
const FEW_QUANTA = 20;

/**
 * From ideal transmission to 16-bit samples: scatter, blur, dose jitter, quantum noise, row errors, electronics,
 * quantisation; in the order in which they arise.
 */
export function readOut(ideal: Float32Array, width: number, height: number, settings: ReadOutSettings): Uint16Array {
  const { energy, imperfections, excessNoise, pitchMm } = settings;
  const scattered = withScatter(ideal, width, height, imperfections, pitchMm);
  const signal = neighbourBlur(scattered, width, height, imperfections.crosstalk, imperfections.focalBlur);
  const noise = noiseSource(settings.pulses);
  const dose = Float32Array.from({ length: width }, () => 1 + imperfections.doseJitter * noise.normal());
  const rows = detectorRows(height, imperfections, settings.machine);
  const quanta = imperfections.quanta[energy];
  const scale = 65_535 * imperfections.airLevel[energy];
  const samples = new Uint16Array(width * height);

  for (let y = 0; y < height; y++) {
    const gain = (rows.gain[y] as number) * scale;
    const offset = (rows.offset[y] as number) * scale;
    const electronics = imperfections.electronics * scale;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const expected = (signal[i] as number) * (dose[x] as number);
      const events = (expected * quanta) / excessNoise;
      let value: number;
      if (events < FEW_QUANTA) {
        value = (noise.poisson(events) * excessNoise * gain) / quanta + electronics * noise.normal();
      } else {
        const perEvent = (excessNoise * gain) / quanta;
        value =
          events * perEvent + Math.sqrt(events * perEvent * perEvent + electronics * electronics) * noise.normal();
      }
      value += offset;
      samples[i] = value <= 0 ? 0 : value >= 65_535 ? 65_535 : Math.floor(value + 0.5);
    }
  }
  return samples;
}

function withScatter(
  ideal: Float32Array,
  width: number,
  height: number,
  { floor, scatter, scatterReachMm }: Imperfections,
  pitchMm: number,
): Float32Array {
  const block = Math.max(2, Math.floor(scatterReachMm / (1.2 * pitchMm)));
  const around = wideBlur(ideal, width, height, block);
  const air = 1 + floor + scatter;
  for (let i = 0; i < around.length; i++) {
    around[i] = ((ideal[i] as number) + floor + scatter * (around[i] as number)) / air;
  }
  return around;
}

function detectorRows(height: number, imperfections: Imperfections, machine: Random) {
  const noise = noiseSource(machine);
  const gain = new Float32Array(height);
  const offset = new Float32Array(height);
  let module = 1;
  for (let y = 0; y < height; y++) {
    if (y % 16 === 0) module = 1 + imperfections.moduleStep * noise.normal();
    gain[y] = module * (1 + imperfections.rowGain * noise.normal());
    offset[y] = imperfections.rowOffset * noise.normal();
  }
  for (let k = 0; k < imperfections.deadRows; k++) gain[machine.integer(0, height - 1)] = 0;
  return { gain, offset };
}
