import type { Random } from '#base/random.ts';
import type { EnergyPair, Imperfections, Motion } from '../scanner/detector.ts';

export const ENERGY_PAIRS: readonly EnergyPair[] = [
  { high: 6, low: 4 },
  { high: 6, low: 3.5 },
  { high: 9, low: 6 },
];

/** A well-kept scanner of middling dose, as for demonstration. */
export const GOOD_SCANNER: Imperfections = {
  quanta: { high: 1.2e5, low: 6e4 },
  floor: 4.5e-5,
  scatter: 0.005,
  scatterReachMm: 130,
  crosstalk: 0.04,
  focalBlur: 0.05,
  doseJitter: 0.003,
  rowGain: 0.0015,
  rowOffset: 1.2e-5,
  moduleStep: 0.001,
  deadRows: 0,
  electronics: 2e-5,
  airLevel: { high: 0.965, low: 0.958 },
};

/**
 * Any scanner within published ranges. `binning` is how many native pixels (per side) one rendered pixel stands for:
 * it collects the quanta of all of them and averages their stripes.
 */
export function anyScanner(random: Random, binning: number): Imperfections {
  const quanta = 3e4 * doubled(random.between(0, 3.3)) * binning * binning;
  const doseJitter = random.between(0.001, 0.007);
  return {
    quanta: { high: quanta, low: quanta * random.between(0.3, 0.6) },
    floor: 1e-5 * doubled(random.between(0, 3.3)),
    scatter: random.between(0.002, 0.02),
    scatterReachMm: random.between(70, 280),
    crosstalk: random.between(0.02, 0.08) / binning,
    focalBlur: random.between(0.02, 0.09) / binning,
    doseJitter: doseJitter / Math.sqrt(binning),
    rowGain: random.between(0.0005, 0.005) / Math.sqrt(binning),
    rowOffset: random.between(0.3e-5, 2e-5),
    moduleStep: random.between(0, 0.004),
    deadRows: random.chance(0.25) ? random.integer(1, 2) : 0,
    electronics: random.between(1e-5, 3e-5) / binning,
    airLevel: { high: random.between(0.88, 0.985), low: random.between(0.88, 0.985) },
  };
}

/** Two to the power of an exponent, from basic arithmetic: the mantissa is linear between powers. */
function doubled(exponent: number): number {
  const whole = Math.floor(exponent);
  return (1 << whole) * (1 + exponent - whole);
}

export function anyMotion(random: Random, pitchMm: number): Motion {
  const swaying = random.chance(0.3);
  return {
    tiltPx: random.between(-45, 45) / pitchMm,
    wobblePx: swaying ? random.between(2, 14) / pitchMm : 0,
    wobbleWaves: random.between(2, 9),
    speedError: random.chance(0.5) ? random.between(0, 0.06) : 0,
    speedWaves: random.between(0.5, 4),
    interlacePx: 0.5,
  };
}

export const STEADY_MOTION: Motion = {
  tiltPx: 5,
  wobblePx: 0,
  wobbleWaves: 3,
  speedError: 0.008,
  speedWaves: 1.3,
  interlacePx: 0.5,
};
