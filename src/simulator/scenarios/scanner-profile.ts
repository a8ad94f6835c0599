import type { Random } from '#base/random.ts';
import type { Acquisition } from '../scanner/acquire.ts';
import type { BeamSettings, EnergyPair, Imperfections, LostPulse, Motion, RowFault } from '../scanner/detector.ts';
import { RANGES, type Ranges, SCANNER_KINDS, type ScannerKind } from './scanner-ranges.ts';

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
  focalSpotMm: 1.5,
  magnification: 1.5,
  crosstalk: 0.04,
  doseJitter: 0.003,
  lostPulses: [],
  airDrift: { share: 0.001, waves: 0.6, phase: { high: 0.1, low: 0.3 } },
  rowGain: 0.0015,
  rowOffset: 1.2e-5,
  moduleStep: 0.001,
  moduleRows: 16,
  rowFaults: [],
  electronics: 2e-5,
  airLevel: { high: 0.965, low: 0.958 },
  blackLevel: 0,
};

/** The beam for which the spectra were computed. */
export const STEADY_BEAM: BeamSettings = { endpointDrift: { high: 0, low: 0 }, filterMm: 5, scintillatorMm: 30 };

export const STEADY_MOTION: Motion = {
  tiltPx: 5,
  wobblePx: 0,
  wobbleWaves: 3,
  speedError: 0.008,
  speedWaves: 1.3,
  interlacePx: 0.5,
};

/** Any scanner on any day: one of the kinds, or within the widest ranges without regard to kind. */
export function anyScanner(random: Random, pitchMm: number): Acquisition {
  const kinds = Object.keys(SCANNER_KINDS) as ScannerKind[];
  return random.chance(0.3) ? drawn(RANGES, random, pitchMm) : scannerOf(random.pick(kinds), random, pitchMm);
}

/** A scanner of a kind, with settings that go together. `pitchMm` is that of the picture as it is written. */
export function scannerOf(kind: ScannerKind, random: Random, pitchMm: number): Acquisition {
  return drawn({ ...RANGES, ...SCANNER_KINDS[kind] }, random, pitchMm);
}

function drawn(ranges: Ranges, random: Random, pitchMm: number): Acquisition {
  const among = ([least, most]: readonly [number, number]) => random.between(least, most);
  // Native pixels per side that one pixel of the picture stands for; never fewer than one.
  const binning = Math.max(1, pitchMm / among(ranges.nativePitchMm));
  return {
    energies: random.pick(ENERGY_PAIRS),
    beam: {
      endpointDrift: { high: among(ranges.endpointDrift), low: among(ranges.endpointDrift) },
      filterMm: among(ranges.filterMm),
      scintillatorMm: among(ranges.scintillatorMm),
    },
    imperfections: imperfectionsWithin(ranges, random, pitchMm, binning),
    motion: motionWithin(ranges, random, pitchMm, binning),
    pitchMm,
  };
}

function imperfectionsWithin(ranges: Ranges, random: Random, pitchMm: number, binning: number): Imperfections {
  const among = ([least, most]: readonly [number, number]) => random.between(least, most);
  const evenly = ([least, most]: readonly [number, number]) => least * doubled(random.next() * doublings(most / least));
  const quanta = evenly(ranges.quanta) * binning * binning;
  return {
    quanta: { high: quanta, low: quanta * among(ranges.lowDose) },
    floor: evenly(ranges.floor),
    scatter: among(ranges.scatter),
    scatterReachMm: (among(ranges.scatterReachPx) * pitchMm) / binning,
    focalSpotMm: among(ranges.focalSpotMm),
    magnification: among(ranges.magnification),
    crosstalk: among(ranges.crosstalk) / (binning * binning),
    doseJitter: among(ranges.doseJitter) / Math.sqrt(binning),
    lostPulses: [1, 2].flatMap(() => (random.chance(ranges.lostPulse) ? lostPulse(random, binning) : [])),
    airDrift: {
      share: among(ranges.airDrift),
      waves: among(ranges.airDriftWaves),
      phase: { high: random.next(), low: random.next() },
    },
    rowGain: among(ranges.rowGain) / Math.sqrt(binning),
    rowOffset: among(ranges.rowOffset) / Math.sqrt(binning),
    moduleStep: among(ranges.moduleStep),
    moduleRows: random.pick([16, 32]) / binning,
    rowFaults: [1, 2, 3].flatMap(() => (random.chance(ranges.rowFault) ? rowFault(random) : [])),
    electronics: among(ranges.electronics) / binning,
    airLevel: { high: among(ranges.airLevel), low: among(ranges.airLevel) },
    blackLevel: random.chance(ranges.overSubtracted) ? evenly(ranges.blackLevel) : 0,
  };
}

/** Failed or weak pulses mostly; now and then one with more than its dose. */
function lostPulse(random: Random, binning: number): LostPulse {
  const dose = random.chance(0.7) ? random.between(0, 0.6) : random.between(1.1, 1.4);
  return { energy: random.pick(['high', 'low']), at: random.next(), dose: 1 + (dose - 1) / binning };
}

function rowFault(random: Random): RowFault {
  const kind = random.pick(['dead', 'dead', 'hot', 'hot', 'restless'] as const);
  const isConstant = kind !== 'restless' && random.chance(0.5);
  const level = {
    dead: 0,
    hot: 0.002 * doubled(random.between(0, 8)),
    restless: 0.0005 * doubled(random.between(0, 5)),
  };
  return {
    at: random.next(),
    kind,
    level: level[kind],
    duty: isConstant ? 1 : random.between(0.1, 0.8),
    pieceColumns: random.between(3, 60),
  };
}

/** Wobble and errors of the speed, in a picture about 14 m long. */
function motionWithin(ranges: Ranges, random: Random, pitchMm: number, binning: number): Motion {
  const among = ([least, most]: readonly [number, number]) => random.between(least, most);
  const seconds = 14 / among(ranges.speedMPerS);
  const perSecond = among(ranges.wobbleHz);
  return {
    tiltPx: among(ranges.tiltMm) / pitchMm,
    // A boom swings the less the faster it swings.
    wobblePx: (among(ranges.wobblePx) * 0.5) / perSecond / binning,
    wobbleWaves: perSecond * seconds,
    speedError: among(ranges.speedError),
    speedWaves: among(ranges.speedWaves),
    interlacePx: 0.5 / binning,
  };
}

/** Two to the power of an exponent, from basic arithmetic: the mantissa is linear between powers. */
function doubled(exponent: number): number {
  const power = Math.floor(exponent);
  return (1 << power) * (1 + exponent - power);
}

/** The inverse of `doubled`. */
function doublings(ratio: number): number {
  let power = 0;
  while (ratio >= 2) {
    ratio /= 2;
    power++;
  }
  return power + ratio - 1;
}
