import type { Plane } from '../plane.ts';

/** What lets through less than this share of the open beam tells nothing of what is in it. */
const OPAQUE = 0.0015;
/** A difference of −ln T by this much has three quarters of the greys of its side. */
const SOFT = 0.7;
/** No difference. */
export const SAME = 32_768;
const CODES = 4096;

/**
 * How much more (dark) or less (bright) a scan holds than a reference that lies on it: the difference of −ln T, smoothed over
 * 3×3 samples, around a middle grey. Where either has no picture, or both let nothing through, there is none.
 */
export function differencePlane(scan: Plane, reference: Plane, airSample: number): Plane {
  const { width, height } = scan;
  const least = Math.max(1, airSample * OPAQUE);
  const logs = Float32Array.from({ length: 65_536 }, (_, sample) => Math.log(Math.max(sample, least)));
  const raw = new Float32Array(width * height);
  for (let i = 0; i < raw.length; i++) {
    const [one, other] = [scan.samples[i] as number, reference.samples[i] as number];
    if (other > 0 && one > 0) raw[i] = (logs[one] as number) - (logs[other] as number);
  }
  const samples = new Uint16Array(width * height);
  const grey = greysOfDifferences();
  for (let y = 0; y < height; y++) {
    const rows = [Math.max(0, y - 1) * width, y * width, Math.min(height - 1, y + 1) * width] as const;
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - 1), Math.min(width - 1, x + 1)];
      let sum = 0;
      for (const row of rows)
        sum += (raw[row + left] as number) + (raw[row + x] as number) + (raw[row + right] as number);
      samples[rows[1] + x] = grey(sum / 9);
    }
  }
  return { width, height, samples };
}

/** From −4 to 4 in steps that are finer than any grey. */
function greysOfDifferences(): (difference: number) => number {
  const table = Uint16Array.from({ length: CODES + 1 }, (_, i) =>
    Math.round(SAME + 32_767 * Math.tanh(((i / CODES) * 8 - 4) / SOFT)),
  );
  return (difference) => table[Math.round(((Math.min(4, Math.max(-4, difference)) + 4) / 8) * CODES)] as number;
}
