import type { Random } from '#base/random.ts';
import type { NoiseSource } from '../physics/noise-source.ts';
import type { Imperfections, RowFault } from './detector.ts';

export interface SpoilSettings {
  readonly imperfections: Imperfections;
  /** Samples per share of air. */
  readonly scale: number;
  /** When a channel is broken it is so for both energies. */
  readonly machine: Random;
  readonly noise: NoiseSource;
}

/** Writes what broken detector rows read over what they should have read. */
export function spoilRows(samples: Uint16Array, width: number, height: number, settings: SpoilSettings): void {
  const { imperfections, scale, machine, noise } = settings;
  imperfections.rowFaults.forEach((fault, i) => {
    const row = Math.min(height - 1, Math.floor(fault.at * height));
    const level = fault.level * scale;
    const broken = brokenColumns(width, fault, machine.fork(`fault/${i}`));
    const raise = (y: number, x: number) => {
      const index = y * width + x;
      samples[index] = Math.min(65_535, (samples[index] as number) + level);
    };
    for (let x = 0; x < width; x++) {
      if (broken[x] === 0) continue;
      if (fault.kind === 'dead') {
        const left = imperfections.electronics * scale * noise.normal() - imperfections.blackLevel * scale;
        samples[row * width + x] = Math.max(0, left + 0.5);
      } else raise(row, x);
      if (fault.kind !== 'restless' || noise.normal() < 0) continue;
      for (const y of moduleOf(row, height, imperfections.moduleRows)) if (y !== row) raise(y, x);
    }
  });
}

/** 1 where the fault shows: pieces whose lengths and distances are left to chance, in the stated share of the scan. */
function brokenColumns(width: number, { duty, pieceColumns }: RowFault, random: Random): Uint8Array {
  const columns = new Uint8Array(width);
  if (duty >= 1) return columns.fill(1);
  const ends = 1 / pieceColumns;
  const begins = Math.min(1, (ends * duty) / (1 - duty));
  let isBroken = random.chance(duty);
  for (let x = 0; x < width; x++) {
    columns[x] = isBroken ? 1 : 0;
    isBroken = isBroken ? !random.chance(ends) : random.chance(begins);
  }
  return columns;
}

function moduleOf(row: number, height: number, moduleRows: number): number[] {
  const module = Math.floor(row / moduleRows);
  const rows: number[] = [];
  for (let y = Math.ceil(module * moduleRows); y < (module + 1) * moduleRows && y < height; y++) rows.push(y);
  return rows;
}
