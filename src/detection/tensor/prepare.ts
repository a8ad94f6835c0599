import type { Plane } from '#imaging/plane.ts';
import type { InputSpec } from '../pack/manifest.ts';
import { type BlockFactors, blockFactors, blockMeans } from './block-means.ts';
import { channels } from './channels.ts';
import { enlarged, enlargement } from './enlarge.ts';
import { stripOrder } from './strip-order.ts';
import { type EnergiesMeV, nearestCurve } from './water-curve.ts';

export interface ScanPlanes {
  readonly high: Plane;
  /** Absent for scans of one energy. */
  readonly low?: Plane | undefined;
  readonly pixelPitchMm: { readonly x: number; readonly y: number };
  /** Endpoints of the spectra; choose the water curve. */
  readonly energiesMeV?: EnergiesMeV | undefined;
}

export interface Strip {
  readonly index: number;
  /** Left edge in network pixels. */
  readonly xPx: number;
  /** (1, 6, stripHeightPx, stripWidthPx), row-major. */
  readonly data: Float32Array<ArrayBuffer>;
}

export interface PreparedScan {
  /** Image pixels per network pixel. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** Size of the scan in network pixels, before padding. */
  readonly columns: number;
  readonly rows: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly stripCount: number;
  /** Left edges of the strips in network pixels. */
  readonly stripsAtPx: readonly number[];
  /** The indices of the strips, the most promising first. */
  readonly stripOrder: readonly number[];
  /** The strip of an index, or nothing where the strip holds only air. Computed on each call, so that memory stays flat. */
  strip(index: number): Strip | undefined;
}

/** Plans the strips of a scan; none is computed before it is asked for. */
export function prepareScan(scan: ScanPlanes, spec: InputSpec): PreparedScan {
  const { width, height } = scan.high;
  if (scan.low && (scan.low.width !== width || scan.low.height !== height)) {
    throw new Error(`Planes differ in size: ${width}×${height} and ${scan.low.width}×${scan.low.height}`);
  }
  const times = enlargement(scan.pixelPitchMm, spec);
  const high = enlarged(scan.high, times);
  const low = scan.low && enlarged(scan.low, times);
  const pitchMm = { x: scan.pixelPitchMm.x / times.x, y: scan.pixelPitchMm.y / times.y };
  const factors = blockFactors(pitchMm, high.height, spec);
  const columns = Math.ceil(high.width / factors.x);
  const rows = Math.ceil(high.height / factors.y);
  const positions = stripPositions(columns, spec);
  const curve = nearestCurve(spec.waterCurves, scan.energiesMeV);

  function strip(index: number): Strip | undefined {
    const xPx = positions[index];
    if (xPx === undefined) throw new Error(`There is no strip ${index} of ${positions.length}`);
    const bordered = (plane: Plane) => borderedMeans(plane, factors, xPx, spec);
    const highMeans = bordered(high);
    if (highMeans.every((transmission) => transmission > spec.airTransmission)) return undefined;
    const data = channels({ high: highMeans, low: low && bordered(low), scanRows: rows }, curve, spec);
    return { index, xPx, data };
  }

  return {
    scaleX: factors.x / times.x,
    scaleY: factors.y / times.y,
    columns,
    rows,
    widthPx: width,
    heightPx: height,
    stripCount: positions.length,
    stripsAtPx: positions,
    stripOrder: stripOrder(
      high,
      positions.map((xPx) => [xPx * factors.x, Math.min(high.width, (xPx + spec.stripWidthPx) * factors.x)]),
    ),
    strip,
  };
}

/** Left edges in network pixels; the last strip ends with the scan. */
export function stripPositions(columns: number, spec: Pick<InputSpec, 'stripWidthPx' | 'strideXPx'>): number[] {
  const last = Math.max(0, columns - spec.stripWidthPx);
  const regular = Math.ceil(last / spec.strideXPx);
  return [...Array.from({ length: regular }, (_, i) => i * spec.strideXPx), last];
}

function borderedMeans(plane: Plane, factors: BlockFactors, xPx: number, spec: InputSpec): Float64Array {
  const window = { firstColumn: xPx - 1, columns: spec.stripWidthPx + 2, rows: spec.stripHeightPx };
  return blockMeans(plane, factors, window);
}
