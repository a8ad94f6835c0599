import { areaOp } from '../pipeline/op.ts';
import { type Plane, plane } from '../plane.ts';

/** A row whose detector failed, and the rows it is filled from. */
export interface RowRepair {
  readonly row: number;
  readonly above: number;
  readonly below: number;
  /** Share of the lower row, in 256ths. */
  readonly share: number;
}

/** Neighbours above and below that tell what a row should read. */
const REACH = 3;
/** Thicker than this it is a thing, or the margin of the picture. */
const MOST_ROWS = 4;
const SECTIONS = 16;
/** A section that differs from its neighbours by more than this factor is out of line. */
const OUT_OF_LINE = 1.25;
/** Behind dense cargo a section holds too little signal to tell. */
const LEAST_SIGNAL = 600;
const STEP = 5;

/**
 * Replaces failed detector rows by what lies above and below, in proportion to the distance. Only shown, never stored:
 * what was under a failed row is not known.
 */
export const repairRows = areaOp({
  id: 'repair-rows',
  version: 1,
  neutral: { on: false as boolean },
  apply: (source) => {
    const { width, height } = source;
    const samples = source.samples.slice();
    for (const { row, above, below, share } of failedRows(source)) {
      for (let x = 0; x < width; x++) {
        const [a, b] = [source.samples[above * width + x] as number, source.samples[below * width + x] as number];
        samples[row * width + x] = (a * (256 - share) + b * share + 128) >> 8;
      }
    }
    return plane(width, height, samples);
  },
});

/**
 * Rows that hold one single value from end to end, or that are darker or brighter than the rows around them all along
 * the scan, air included, which no object is.
 */
export function failedRows(source: Plane): readonly RowRepair[] {
  const repairs = known.get(source) ?? findFailedRows(source);
  known.set(source, repairs);
  return repairs;
}

/** Looked for once in each plane: the picture, its marks and its controls all ask. */
const known = new WeakMap<Plane, readonly RowRepair[]>();

function findFailedRows(source: Plane): readonly RowRepair[] {
  const { height } = source;
  const means = sectionMeans(source);
  const isFailed = Array.from({ length: height }, (_, y) => isUniform(source, y) || isOutOfLine(means, y, height));
  const repairs: RowRepair[] = [];
  for (let start = 0; start < height; start++) {
    if (!isFailed[start]) continue;
    let end = start;
    while (isFailed[end]) end++;
    const isInside = start > 0 && end < height && end - start <= MOST_ROWS;
    for (let row = start; isInside && row < end; row++) {
      const share = Math.round((256 * (row - start + 1)) / (end - start + 1));
      repairs.push({ row, above: start - 1, below: end, share });
    }
    start = end;
  }
  return repairs;
}

function isUniform({ width, samples }: Plane, y: number): boolean {
  const first = samples[y * width];
  for (let i = y * width + 1, end = (y + 1) * width; i < end; i++) if (samples[i] !== first) return false;
  return true;
}

/** Row by row the means of its sections. */
function sectionMeans({ width, height, samples }: Plane): Float64Array {
  const means = new Float64Array(height * SECTIONS);
  for (let y = 0; y < height; y++) {
    for (let s = 0; s < SECTIONS; s++) {
      const [from, to] = [Math.floor((s * width) / SECTIONS), Math.floor(((s + 1) * width) / SECTIONS)];
      let [sum, count] = [0, 0];
      for (let x = from; x < to; x += STEP, count++) sum += samples[y * width + x] as number;
      means[y * SECTIONS + s] = count ? sum / count : 0;
    }
  }
  return means;
}

function isOutOfLine(means: Float64Array, y: number, height: number): boolean {
  let [judged, darker, brighter] = [0, 0, 0];
  for (let s = 0; s < SECTIONS; s++) {
    const around: number[] = [];
    for (let row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
      if (row !== y) around.push(means[row * SECTIONS + s] as number);
    }
    const usual = around.sort((a, b) => a - b)[around.length >> 1] as number;
    if (usual < LEAST_SIGNAL) continue;
    judged++;
    const mean = means[y * SECTIONS + s] as number;
    if (mean * OUT_OF_LINE < usual) darker++;
    if (mean > usual * OUT_OF_LINE) brighter++;
  }
  return judged >= SECTIONS / 4 && Math.max(darker, brighter) >= judged * 0.9;
}
