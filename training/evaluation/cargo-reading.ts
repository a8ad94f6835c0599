import type { CargoReading } from '#detection/pack/manifest.ts';
import { quantile } from './matching.ts';
import type { JudgedContainer } from './records.ts';

/** Beyond this much darkness a container's mass is not worth learning from. */
const DARKEST = 0.05;

/** How cells become statements, from containers of known load; nothing where the pack does not read them. */
export function cargoReadingOf(containers: readonly JudgedContainer[]): CargoReading | undefined {
  const read = containers.flatMap(({ reading, ...one }) => (reading ? [{ ...one, reading }] : []));
  const bright = read.filter(({ darkShare }) => darkShare <= DARKEST);
  if (bright.length < 3) return undefined;
  // Least squares without a constant: cargo = perKg · seen − tareKgPerM · length, each container counting alike.
  const sums = { ss: 0, sl: 0, ll: 0, sm: 0, lm: 0 };
  for (const { reading, lengthM, truth } of bright) {
    const weight = 1 / (2000 + truth.cargoMassKg) ** 2;
    sums.ss += weight * reading.seenKg ** 2;
    sums.sl += weight * reading.seenKg * lengthM;
    sums.ll += weight * lengthM ** 2;
    sums.sm += weight * reading.seenKg * truth.cargoMassKg;
    sums.lm += weight * lengthM * truth.cargoMassKg;
  }
  const determinant = sums.ss * sums.ll - sums.sl ** 2;
  const perKg = (sums.sm * sums.ll - sums.lm * sums.sl) / determinant;
  const tareKgPerM = -(sums.lm * sums.ss - sums.sm * sums.sl) / determinant;
  const misses = bright
    .filter(({ truth }) => !truth.isEmpty)
    .map(({ reading, lengthM, truth }) =>
      Math.abs((perKg * reading.seenKg - tareKgPerM * lengthM) / truth.cargoMassKg - 1),
    );
  return {
    loadedFrom: rounded(loadedFrom(read)),
    // Two in three lie within one spread.
    mass: {
      perKg: rounded(perKg),
      tareKgPerM: rounded(tareKgPerM),
      relativeSpread: rounded(Math.max(0.01, quantile(misses, 0.68))),
    },
  };
}

/** The limit at which most containers are told right. */
function loadedFrom(
  read: readonly { readonly truth: { readonly isEmpty: boolean }; readonly reading: { readonly fullest: number } }[],
): number {
  const values = read.map(({ reading }) => reading.fullest).sort((a, b) => a - b);
  const limits = values.slice(1).map((value, i) => (value + (values[i] as number)) / 2);
  const rightAt = (limit: number) =>
    read.filter(({ truth, reading }) => truth.isEmpty === reading.fullest < limit).length;
  return limits.reduce((best, limit) => (rightAt(limit) > rightAt(best) ? limit : best), 0.5);
}

const rounded = (value: number) => Math.round(value * 1e4) / 1e4;
