import { transferCodes } from '../pipeline/transfer-codes.ts';
import type { Plane } from '../plane.ts';
import { airOf } from './beam-quality.ts';
import { NO_WALLS, wallsOf } from './container-walls.ts';
import type { Energies } from './energies.ts';
import { createClassifier, MATERIAL_CLASSES } from './material-class.ts';
import { materialField } from './material-field.ts';

/** Attenuation is looked up in steps of 512 codes (0.087), R in steps of 1/512 from 0.95: well below its error. */
export const TABLE = { attenuations: 128, shift: 9, ratios: 256, ratioStep: 512, firstRatio: 486 } as const;
/** −ln T for one code of the logarithmic scale. */
const ATTENUATION_PER_CODE = Math.log(65_536) / 65_535;

/** Everything that classes of one scan are looked up by. */
export interface MaterialTable {
  /** Codes of the open beam, or of what the walls leave of it. */
  readonly airHigh: number;
  readonly airLow: number;
  /** Index of the class and confidence (0..255) in turn; row by row of `ratios`, `attenuations` entries each. */
  readonly entries: Uint8Array<ArrayBuffer>;
}

/** Without walls, what is seen through them alone takes the place of air. */
export function materialTable(high: Plane, low: Plane, energies: Energies, withoutWalls = false): MaterialTable {
  const codes = transferCodes('log');
  const [airHigh, airLow] = [airOf(high), airOf(low)];
  const classifier = createClassifier({
    ...energies,
    airVarianceHigh: airHigh.variance,
    airVarianceLow: airLow.variance,
  });
  const entries = new Uint8Array(TABLE.attenuations * TABLE.ratios * 2);
  for (let a = 0; a < TABLE.attenuations; a++) {
    const attenuation = (a + 0.5) * 2 ** TABLE.shift * ATTENUATION_PER_CODE;
    const classes = classifier.classesAt(attenuation);
    for (let r = 0; r < TABLE.ratios; r++) {
      const ratio = (r + 0.5 + TABLE.firstRatio) / TABLE.ratioStep;
      const { materialClass, confidence } = classifier.judge(attenuation, ratio, classes);
      const at = (r * TABLE.attenuations + a) * 2;
      entries[at] = MATERIAL_CLASSES.indexOf(materialClass);
      entries[at + 1] = Math.round(confidence * 255);
    }
  }
  const walls = withoutWalls ? wallsOf(high, energies) : NO_WALLS;
  return {
    airHigh: codes[Math.round(airHigh.sample * Math.exp(-walls.high))] as number,
    airLow: codes[Math.round(airLow.sample * Math.exp(-walls.low))] as number,
    entries,
  };
}

/** Class and confidence of every sample in turn: two bytes a sample, row-major. */
export function materialMap(high: Plane, low: Plane, table: MaterialTable): Uint8Array<ArrayBuffer> {
  const field = materialField(high, low);
  const map = new Uint8Array(field.high.length * 2);
  for (let i = 0; i < field.high.length; i++) {
    const attenuationHigh = table.airHigh - (field.high[i] as number);
    const attenuationLow = table.airLow - (field.low[i] as number);
    if (attenuationHigh <= 0 || attenuationLow <= 0) continue;
    const ratio = Math.floor((attenuationLow * TABLE.ratioStep) / attenuationHigh) - TABLE.firstRatio;
    const row = Math.min(TABLE.ratios - 1, Math.max(0, ratio));
    const at = (row * TABLE.attenuations + (attenuationHigh >> TABLE.shift)) * 2;
    map[i * 2] = table.entries[at] as number;
    map[i * 2 + 1] = table.entries[at + 1] as number;
  }
  return map;
}
