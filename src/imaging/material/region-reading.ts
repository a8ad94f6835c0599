import type { Range } from '../measure/range.ts';
import { areaPx, type Place, regionCounts } from '../measure/region-counts.ts';
import { type Spread, spreadOf } from '../measure/spread.ts';
import type { Plane } from '../plane.ts';
import type { Reference } from './attenuation-table.ts';
import { type AirLevel, airOf } from './beam-quality.ts';
import { NO_WALLS, wallsOf } from './container-walls.ts';
import { massThickness, nearestEndpoint } from './curves.ts';
import type { Energies } from './energies.ts';
import { createClassifier, type Judgement, possibleClasses, STANDS_FOR } from './material-class.ts';

/** What a region of a scan holds: everything in the beam, with the walls of the container or without. */
export interface RegionReading {
  readonly areaMm2: number;
  readonly high: Spread;
  /** Null where there is one energy only. */
  readonly low: Spread | null;
  /** Only every so many rows and columns were looked at. */
  readonly step: number;
  /** Mean over the region, mm of steel that would attenuate as much. */
  readonly steelMm: Range;
  readonly judgement: Judgement | null;
  readonly massKg: Range;
}

const STEEL_G_PER_CM3 = 7.87;
const ENOUGH_SAMPLES = 200_000;
/** Entries of the look-up from attenuation to mass, up to where nothing comes through. */
const ENTRIES = 240;
const MOST_ATTENUATION = 12;
/** Of the mass: scatter and drift. What another depth than the middle plane makes of it is not in here. */
const SYSTEMATIC = 0.05;
/** Of −ln T. */
const SYSTEMATIC_ATTENUATION = 0.01;

/** Reads regions of one scan; finds its open beam once. `pitchMm` is that of the middle plane of the container. */
export function createRegionReader(
  high: Plane,
  low: Plane | null,
  energies: Energies,
  pitchMm: { readonly x: number; readonly y: number },
  withoutWalls = false,
) {
  const endpoint = nearestEndpoint(energies.highMeV);
  const walls = withoutWalls ? wallsOf(high, energies) : NO_WALLS;
  const air = behind(airOf(high), walls.high);
  const airLow = low && behind(airOf(low), walls.low);
  const classifier =
    airLow && createClassifier({ ...energies, airVarianceHigh: air.variance, airVarianceLow: airLow.variance });
  const massTables = new Map<Reference, Float64Array>();

  function massTable(reference: Reference): Float64Array {
    const known =
      massTables.get(reference) ??
      Float64Array.from({ length: ENTRIES + 1 }, (_, i) =>
        massThickness(reference, endpoint, (i * MOST_ATTENUATION) / ENTRIES),
      );
    massTables.set(reference, known);
    return known;
  }

  return function readRegion(corners: readonly Place[]): RegionReading | null {
    const area = areaPx(corners);
    const step = Math.max(1, Math.floor(Math.sqrt(area / ENOUGH_SAMPLES)));
    const counts = regionCounts(high, corners, step);
    const spread = spreadOf(counts);
    if (!spread) return null;
    const total = spread.count;
    const countsLow = low && regionCounts(low, corners, step);
    const attenuation = meanAttenuation(counts, total, air);
    const attenuationLow = countsLow && airLow ? meanAttenuation(countsLow, total, airLow) : null;
    const judgement =
      classifier && attenuationLow !== null ? classifier.judge(attenuation, attenuationLow / attenuation) : null;

    const areaMm2 = area * pitchMm.x * pitchMm.y;
    const massKg = (reference: Reference) => {
      const table = massTable(reference);
      let sum = 0;
      counts.forEach((count, sample) => {
        if (count) sum += count * fromTable(table, attenuationOf(sample, air));
      });
      return ((sum / total) * areaMm2) / 1e5;
    };
    const steelMm = (share: number) => (10 * massThickness('steel', endpoint, attenuation * share)) / STEEL_G_PER_CM3;
    const masses = possibleClasses(judgement).map((one) => massKg(STANDS_FOR[one]));
    return {
      areaMm2,
      high: spread,
      low: countsLow && spreadOf(countsLow),
      step,
      steelMm: {
        from: steelMm(1 - SYSTEMATIC_ATTENUATION),
        likely: steelMm(1),
        to: steelMm(1 + SYSTEMATIC_ATTENUATION),
      },
      judgement,
      massKg: {
        from: Math.min(...masses) * (1 - SYSTEMATIC),
        likely: massKg(STANDS_FOR[judgement?.materialClass ?? 'unknown']),
        to: Math.max(...masses) * (1 + SYSTEMATIC),
      },
    };
  };
}

function behind({ sample, variance }: AirLevel, attenuation: number): AirLevel {
  return { sample: sample * Math.exp(-attenuation), variance };
}

function attenuationOf(sample: number, air: AirLevel): number {
  return Math.max(0, -Math.log(Math.max(1, sample) / air.sample));
}

function meanAttenuation(counts: Uint32Array, total: number, air: AirLevel): number {
  let sum = 0;
  counts.forEach((count, sample) => {
    if (count) sum += count * attenuationOf(sample, air);
  });
  return sum / total;
}

function fromTable(table: Float64Array, attenuation: number): number {
  const place = Math.min(ENTRIES - 1e-9, (attenuation * ENTRIES) / MOST_ATTENUATION);
  const below = Math.floor(place);
  const from = table[below] as number;
  return from + ((table[below + 1] as number) - from) * (place - below);
}
