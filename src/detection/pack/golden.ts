import { z } from 'zod';
import { type Plane, plane } from '#imaging/plane.ts';
import type { ScanPlanes } from '../tensor/prepare.ts';

/** A tiny scan and what the heads must answer to its first strip, at chosen places. */
export const GoldenTest = z.object({
  scan: z.object({
    widthPx: z.number().int().positive(),
    heightPx: z.number().int().positive(),
    pixelPitchMm: z.object({ x: z.number().positive(), y: z.number().positive() }),
    energiesMeV: z.object({ high: z.number().positive(), low: z.number().positive() }),
    /** Base64 of row-major 16-bit samples, little-endian. */
    high: z.string(),
    low: z.string(),
  }),
  expected: z.record(
    z.string(),
    z.object({ indices: z.array(z.number().int().nonnegative()).min(1), values: z.array(z.number()).min(1) }),
  ),
  /** Largest deviation of a value, of values above 1 as a share of it: single precision holds no more. */
  tolerance: z.number().positive(),
});
export type GoldenTest = z.infer<typeof GoldenTest>;

/** The scan to prepare; its first strip is the input of the self-test. */
export function goldenScan({ scan }: GoldenTest): ScanPlanes {
  return {
    high: decodePlane(scan.high, scan.widthPx, scan.heightPx),
    low: decodePlane(scan.low, scan.widthPx, scan.heightPx),
    pixelPitchMm: scan.pixelPitchMm,
    energiesMeV: scan.energiesMeV,
  };
}

export type GoldenVerdict =
  | { readonly passed: true; readonly largestDeviation: number }
  | { readonly passed: false; readonly output: string; readonly largestDeviation: number };

/** Compares the heads with what was expected. A missing head, a missing value or a NaN fails. */
export function judgeGolden(golden: GoldenTest, heads: Readonly<Record<string, Float32Array>>): GoldenVerdict {
  let largestDeviation = 0;
  for (const [output, { indices, values }] of Object.entries(golden.expected)) {
    for (const [i, index] of indices.entries()) {
      const expected = values[i] ?? Number.NaN;
      const deviation = Math.abs((heads[output]?.[index] ?? Number.NaN) - expected) / Math.max(1, Math.abs(expected));
      if (!(deviation <= golden.tolerance)) return { passed: false, output, largestDeviation: deviation };
      largestDeviation = Math.max(largestDeviation, deviation);
    }
  }
  return { passed: true, largestDeviation };
}

function decodePlane(base64: string, widthPx: number, heightPx: number): Plane {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return plane(
    widthPx,
    heightPx,
    Uint16Array.from({ length: bytes.length / 2 }, (_, i) => view.getUint16(2 * i, true)),
  );
}
