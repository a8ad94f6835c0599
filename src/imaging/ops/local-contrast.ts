import { autoWindow } from '../measure/auto-window.ts';
import { histogram } from '../measure/histogram.ts';
import { areaOp } from '../pipeline/op.ts';
import { type Plane, plane } from '../plane.ts';

/** Tiles over the scan; containers are long and low. */
export const TILES = { columns: 16, rows: 6 } as const;
/** Nodes of each curve; the last one ends it. */
export const NODES = 129;
const BINS = NODES - 1;
/** No grey may become more than this many times as frequent as in an even spread: it bounds how much noise is raised. */
const CLIP = 3;
const SAMPLES_PER_TILE = 5000;
const ITSELF = Uint16Array.from({ length: 65_536 }, (_, value) => value);

/** One curve for each tile, between two values outside of which nothing changes. */
export interface LocalCurves {
  readonly low: number;
  readonly high: number;
  /** Row by row of tiles, `NODES` values each. */
  readonly nodes: Uint16Array;
}

/**
 * Contrast-limited adaptive histogram equalisation: each tile spreads its own values evenly over the range of the cargo,
 * and between the centres of tiles their curves are mixed. The curves come from the picture before other filters.
 */
export const localContrast = areaOp({
  id: 'local-contrast',
  version: 1,
  neutral: { on: false as boolean },
  apply: (source, original) => {
    const { width, height } = source;
    const { low, high, nodes } = localCurves(original);
    const samples = new Uint16Array(source.samples.length);
    for (let y = 0, i = 0; y < height; y++) {
      const [upper, lower, down] = tilesAt(y, height, TILES.rows);
      for (let x = 0; x < width; x++, i++) {
        const value = source.samples[i] as number;
        if (value <= low || value >= high) {
          samples[i] = value;
          continue;
        }
        const place = Math.floor(((value - low) * BINS * 256) / (high - low));
        const [node, share] = [place >> 8, place & 255];
        const [left, right, across] = tilesAt(x, width, TILES.columns);
        const curve = (column: number, row: number) => {
          const at = (row * TILES.columns + column) * NODES + node;
          return ((nodes[at] as number) * (256 - share) + (nodes[at + 1] as number) * share + 128) >> 8;
        };
        const above = curve(left, upper) * (256 - across) + curve(right, upper) * across;
        const below = curve(left, lower) * (256 - across) + curve(right, lower) * across;
        samples[i] = Math.floor((above * (256 - down) + below * down + 32_768) / 65_536);
      }
    }
    return plane(width, height, samples);
  },
});

/** The two tiles between whose centres a pixel lies, and how near the second one is, in 256ths. */
function tilesAt(at: number, length: number, tiles: number): readonly [number, number, number] {
  const place = Math.floor(((2 * at + 1) * tiles * 128) / length) - 128;
  const first = place >> 8;
  return [Math.max(0, first), Math.min(tiles - 1, first + 1), place & 255];
}

/** `codes` is what the 65,536 values are taken for: themselves, when left out. */
export function localCurves(original: Plane, codes: Uint16Array = ITSELF): LocalCurves {
  const step = Math.max(
    1,
    Math.floor(Math.sqrt(original.samples.length / (TILES.columns * TILES.rows * SAMPLES_PER_TILE))),
  );
  const counts = new Uint32Array(codes.length);
  histogram(original, step).forEach((count, sample) => {
    const code = codes[sample] as number;
    counts[code] = (counts[code] as number) + count;
  });
  const window = autoWindow(counts, 'linear');
  const low = Math.max(0, Math.round((window.centre - window.width / 2) * 65_535));
  const high = Math.min(65_535, Math.round((window.centre + window.width / 2) * 65_535));
  const nodes = new Uint16Array(TILES.columns * TILES.rows * NODES);
  for (let row = 0, tile = 0; row < TILES.rows; row++) {
    for (let column = 0; column < TILES.columns; column++, tile++) {
      curveOf(
        countsOf(original, codes, column, row, step, low, high),
        low,
        high,
        nodes.subarray(tile * NODES, (tile + 1) * NODES),
      );
    }
  }
  return { low, high, nodes };
}

function countsOf(
  { width, height, samples }: Plane,
  codes: Uint16Array,
  column: number,
  row: number,
  step: number,
  low: number,
  high: number,
) {
  const counts = new Float64Array(BINS);
  const [left, right] = [column, column + 1].map((edge) => Math.floor((edge * width) / TILES.columns)) as [
    number,
    number,
  ];
  const [top, bottom] = [row, row + 1].map((edge) => Math.floor((edge * height) / TILES.rows)) as [number, number];
  for (let y = top; y < bottom; y += step) {
    for (let i = y * width + left, end = y * width + right; i < end; i += step) {
      const value = codes[samples[i] as number] as number;
      if (value <= low || value >= high) continue;
      const bin = Math.floor(((value - low) * BINS) / (high - low));
      counts[bin] = (counts[bin] as number) + 1;
    }
  }
  return counts;
}

/** The clipped counts, summed up and spread from low to high; a straight line where the tile holds nothing to go by. */
function curveOf(counts: Float64Array, low: number, high: number, nodes: Uint16Array): void {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const most = (CLIP * total) / BINS;
  const clipped = counts.map((count) => Math.min(count, most));
  const kept = clipped.reduce((sum, count) => sum + count, 0);
  // What was cut off is given to all alike, which keeps the curve rising everywhere.
  const rest = total > 0 ? (total - kept) / BINS : 1;
  const sum = total > 0 ? total : BINS;
  let below = 0;
  for (let node = 0; node < NODES; node++) {
    nodes[node] = Math.round(low + ((high - low) * below) / sum);
    below += (clipped[node] ?? 0) + rest;
  }
}
