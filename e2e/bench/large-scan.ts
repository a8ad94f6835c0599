import type { ScanSidecarInput } from '#domain/scan/sidecar.ts';
import { encodeTiff } from '#imaging/encode/tiff.ts';
import { type Plane, plane } from '#imaging/plane.ts';
import { simulateScan } from '#simulator/simulate-scan.ts';

export const LARGE = { width: 5000, height: 1500 };

/** A dual-energy scan of 5000×1500: the largest demo case, cut or mirrored to that size. */
export function largeScan(): { sidecar: ScanSidecarInput; planes: { high: Plane; low: Plane } } {
  const { planes, sidecar } = simulateScan({
    scenario: 'demo/cigarettes-behind-household-paper',
    seed: 'bench',
    scannedAt: '2026-01-01T08:00:00.000Z',
  });
  const { width: widthPx, height: heightPx } = LARGE;
  return { sidecar: { ...sidecar, widthPx, heightPx }, planes: { high: tiled(planes.high), low: tiled(planes.low) } };
}

function tiled({ width, height, samples }: Plane): Plane {
  const out = new Uint16Array(LARGE.width * LARGE.height);
  for (let y = 0; y < LARGE.height; y++) {
    for (let x = 0; x < LARGE.width; x++) {
      out[y * LARGE.width + x] = samples[(y % height) * width + (x % width)] as number;
    }
  }
  return plane(LARGE.width, LARGE.height, out);
}

/** The scan as a file; each index gives other bytes, so that the store holds each of them. */
export function largeFile({ high, low }: { high: Plane; low: Plane }, index: number): Uint8Array<ArrayBuffer> {
  const marked = low.samples.slice();
  marked[0] = index;
  return encodeTiff([high, plane(low.width, low.height, marked)]);
}
