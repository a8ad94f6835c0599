import type { Range } from '../measure/range.ts';
import type { Plane } from '../plane.ts';
import { airOf } from './beam-quality.ts';
import { NO_WALLS, wallsOf } from './container-walls.ts';
import { massThickness, nearestEndpoint } from './curves.ts';
import { effectiveZ } from './effective-z.ts';
import type { Energies } from './energies.ts';
import { createClassifier, type Judgement, type MaterialClass, possibleClasses, STANDS_FOR } from './material-class.ts';

/** What lies under one place of a scan. */
export interface SpotReading {
  /** −ln of the transmission at the high energy. */
  readonly attenuation: number;
  /** Steel that would attenuate as much, mm. */
  readonly steelMm: Range;
  /** Null where there is one energy only. */
  readonly judgement: Judgement | null;
  /** By the ratio of the energies, with its error; null where that tells no number. */
  readonly effectiveZ: Range | null;
  /** Mass in the beam for each area, g/cm², and how far it may be off: for the material, if one is told, else for any. */
  readonly arealDensity: Range;
}

const STEEL_G_PER_CM3 = 7.87;
/** Samples each way around the place: together about as many as the material map smooths over. */
const REACH = 5;
/** Of −ln T: scatter, drift, calibration. */
const SYSTEMATIC = 0.01;
/** Of −ln T of the walls, which slant and differ from place to place. */
const WALLS_ERROR = 0.02;

/** Reads spots of one scan; finds its open beam once. */
export function createSpotReader(high: Plane, low: Plane | null, energies: Energies, withoutWalls = false) {
  const airHigh = airOf(high);
  const airLow = low && airOf(low);
  const walls = withoutWalls ? wallsOf(high, energies) : NO_WALLS;
  const endpoint = nearestEndpoint(energies.highMeV);
  const classifier =
    airLow && createClassifier({ ...energies, airVarianceHigh: airHigh.variance, airVarianceLow: airLow.variance });

  return function readSpot(x: number, y: number): SpotReading {
    const attenuation = attenuationAround(high, airHigh.sample * Math.exp(-walls.high), x, y);
    const below = low && airLow ? attenuationAround(low, airLow.sample * Math.exp(-walls.low), x, y) : null;
    const ratio = below === null || attenuation === 0 ? null : below / attenuation;
    const judgement = classifier && ratio !== null ? classifier.judge(attenuation, ratio) : null;
    const behind = (materialClass: MaterialClass, at: number) => massThickness(STANDS_FOR[materialClass], endpoint, at);
    const possible = possibleClasses(judgement);
    const quanta = Math.sqrt(airHigh.variance * Math.exp(attenuation)) / (2 * REACH + 1);
    const steelMm = (at: number) => (10 * massThickness('steel', endpoint, at)) / STEEL_G_PER_CM3;
    const off = quanta + SYSTEMATIC * attenuation + (withoutWalls ? WALLS_ERROR : 0);
    return {
      attenuation,
      steelMm: {
        from: steelMm(Math.max(0, attenuation - off)),
        likely: steelMm(attenuation),
        to: steelMm(attenuation + off),
      },
      judgement,
      effectiveZ: classifier && ratio !== null ? numberOf(classifier, attenuation, ratio, judgement) : null,
      arealDensity: {
        from: Math.min(...possible.map((one) => behind(one, Math.max(0, attenuation - off)))),
        likely: behind(judgement?.materialClass ?? 'unknown', attenuation),
        to: Math.max(...possible.map((one) => behind(one, attenuation + off))),
      },
    };
  };
}

/** None where the ratio tells none: too little or too much in the beam, or a heavy metal. */
function numberOf(
  { curves, ratioError, isTrusted }: ReturnType<typeof createClassifier>,
  attenuation: number,
  ratio: number,
  judgement: Judgement | null,
): Range | null {
  if (!isTrusted(attenuation) || judgement?.materialClass === 'heavy') return null;
  return effectiveZ(curves, attenuation, ratio, ratioError(attenuation, ratio));
}

/** −ln of the mean transmission around a place; not below 0. */
function attenuationAround({ width, height, samples }: Plane, air: number, x: number, y: number): number {
  let [sum, count] = [0, 0];
  for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
    for (let column = Math.max(0, x - REACH); column <= Math.min(width - 1, x + REACH); column++) {
      sum += samples[row * width + column] as number;
      count++;
    }
  }
  return Math.max(0, -Math.log(Math.max(1, sum / Math.max(1, count)) / air));
}
