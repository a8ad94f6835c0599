import type { Plane } from '#imaging/plane.ts';

/** What can be measured on a scan without knowing what is in it. Shares are of the air level. */
export interface PictureStatistics {
  /** Mean sample in open air, of 65,535. */
  readonly airLevel: number;
  /** Transmission below which 5, 25, 50, 75 and 95 % of the pixels that are not air lie. */
  readonly greyPercentiles: readonly number[];
  /** Share of those pixels that lets less than 0.2 % through. */
  readonly darkShare: number;
  /** Relative spread between rows and between columns of open air: stripes of detectors and of pulses. */
  readonly rowStripes: number;
  readonly columnStripes: number;
  /** Relative spread of single pixels of open air, without stripes. */
  readonly airNoise: number;
  /** Distance in pixels over which the steepest vertical edges rise from 10 to 90 %, median. */
  readonly edgeWidthPx: number;
}

/** Above this share of the brightest level a pixel is open air. */
const AIR = 0.97;
const PERCENTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** Measures one plane; nothing when no open air lies beside what was scanned. */
export function pictureStatistics(plane: Plane): PictureStatistics | undefined {
  const level = airLevelOf(plane);
  const transmission = Float64Array.from(plane.samples, (sample) => sample / level);
  const air = openAir(transmission, plane.width, plane.height);
  if (!air) return undefined;
  const matter = transmission.filter((value) => value < AIR).toSorted();
  return {
    airLevel: level,
    greyPercentiles: PERCENTILES.map((share) => matter[Math.floor(share * matter.length)] ?? Number.NaN),
    darkShare: matter.filter((value) => value < 0.002).length / matter.length,
    ...stripesIn(air),
    edgeWidthPx: edgeWidth(transmission, plane.width, plane.height),
  };
}

/** The most frequent bright level: the mean of what lies within 2 % of the 99th percentile. */
function airLevelOf({ samples }: Plane): number {
  const sorted = samples.toSorted();
  const bright = sorted[Math.floor(sorted.length * 0.99)] as number;
  const near = samples.filter((sample) => Math.abs(sample / bright - 1) < 0.02);
  return near.reduce((sum, sample) => sum + sample, 0) / near.length;
}

interface Patch {
  readonly values: Float64Array;
  readonly width: number;
  readonly height: number;
}

/** The columns at the left or right edge in which nothing stands, whole height but for the outermost rows. */
function openAir(transmission: Float64Array, width: number, height: number): Patch | undefined {
  const clear = (x: number) => {
    let open = 0;
    for (let y = 0; y < height / 2; y++) if ((transmission[y * width + x] as number) > 0.9) open++;
    return open > height * 0.48;
  };
  let left = 0;
  while (left < width && clear(left)) left++;
  let right = width;
  while (right > left && clear(right - 1)) right--;
  const from = left >= width - right ? 2 : right + 2;
  const to = left >= width - right ? left - 4 : width - 2;
  if (to - from < 8) return undefined;
  const rows = Math.floor(height / 2);
  const values = new Float64Array((to - from) * rows);
  for (let y = 0; y < rows; y++) {
    values.set(transmission.subarray(y * width + from, y * width + to), y * (to - from));
  }
  return { values, width: to - from, height: rows };
}

function stripesIn({
  values,
  width,
  height,
}: Patch): Pick<PictureStatistics, 'rowStripes' | 'columnStripes' | 'airNoise'> {
  const rows = Array.from({ length: height }, (_, y) => middle(values.subarray(y * width, (y + 1) * width)));
  const columns = Array.from({ length: width }, (_, x) =>
    middle(Float64Array.from({ length: height }, (_row, y) => values[y * width + x] as number)),
  );
  const rest: number[] = [];
  values.forEach((value, i) => {
    const expected = (rows[Math.floor(i / width)] as number) * (columns[i % width] as number);
    // Dead rows have no noise that could be told.
    if (expected > 0) rest.push(value / expected);
  });
  return { rowStripes: spread(rows), columnStripes: spread(columns), airNoise: spread(rest) };
}

/** 10–90 % distances of the strongest dark edges along rows. */
function edgeWidth(transmission: Float64Array, width: number, height: number): number {
  const widths: number[] = [];
  for (let y = Math.floor(height * 0.3); y < height * 0.7; y += 3) {
    const row = transmission.subarray(y * width, (y + 1) * width);
    const x = row.findIndex((value, i) => value > 0.9 && (row[i + 6] ?? 1) < 0.3);
    if (x < 0) continue;
    const high = row[x] as number;
    const low = Math.min(...row.subarray(x, x + 10));
    const crossing = (share: number) => {
      const wanted = low + share * (high - low);
      for (let i = x; i < x + 10; i++) {
        const here = row[i] as number;
        const next = row[i + 1] as number;
        if (here >= wanted && next < wanted) return i + (here - wanted) / (here - next);
      }
      return Number.NaN;
    };
    const rise = crossing(0.1) - crossing(0.9);
    if (rise > 0) widths.push(rise);
  }
  return middle(Float64Array.from(widths));
}

function middle(values: Float64Array): number {
  const sorted = values.toSorted();
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Relative spread, one standard deviation, estimated from quartiles so that dead rows do not count. */
function spread(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] as number;
  return (at(0.75) - at(0.25)) / 1.349 / at(0.5);
}
