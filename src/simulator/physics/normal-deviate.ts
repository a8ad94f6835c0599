import { decay } from './table-exponential.ts';

const SIZE = 65_536;
const REACH = 5;
const STEPS = 20_480;

/**
 * Quantiles of the normal distribution at (i + ½) / 65536, from basic arithmetic only, so that noise has the same
 * bytes on every machine. The tails end at 4.3 standard deviations.
 */
const QUANTILES = buildQuantiles();

function buildQuantiles(): Float32Array {
  const step = (2 * REACH) / STEPS;
  const cumulative = new Float64Array(STEPS + 1);
  for (let i = 1; i <= STEPS; i++) {
    const left = -REACH + (i - 1) * step;
    cumulative[i] = (cumulative[i - 1] as number) + bell(left) + 4 * bell(left + step / 2) + bell(left + step);
  }
  const total = cumulative[STEPS] as number;
  const table = new Float32Array(SIZE);
  let slot = 0;
  for (let i = 0; i < SIZE; i++) {
    const wanted = ((i + 0.5) / SIZE) * total;
    while ((cumulative[slot + 1] as number) < wanted) slot++;
    const below = cumulative[slot] as number;
    const above = cumulative[slot + 1] as number;
    table[i] = -REACH + (slot + (wanted - below) / (above - below)) * step;
  }
  return table;
}

function bell(z: number): number {
  return decay((z * z) / 2);
}

/** A standard normal deviate from 16 random bits. */
export function normalDeviate(bits16: number): number {
  return QUANTILES[bits16 & 0xffff] as number;
}
