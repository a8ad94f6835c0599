import type { GoldenTest } from './golden.ts';
import type { ModelPackManifest } from './manifest.ts';

/** Of the golden scan: it needs one strip, and is prepared by whoever opens the pack. */
const PIXELS_MAX = 4_000_000;
/** Heads are numbers around one; a test that forgives more than this forgives anything. */
const TOLERANCE_MAX = 0.1;

/** Why a golden test proves nothing about its pack, or cannot be run; undefined when it can. */
export function goldenFault(golden: GoldenTest, manifest: ModelPackManifest): string | undefined {
  const { widthPx, heightPx, high, low } = golden.scan;
  const pixels = widthPx * heightPx;
  if (pixels > PIXELS_MAX) return `the scan has more than ${PIXELS_MAX} pixels`;
  for (const [name, plane] of Object.entries({ high, low })) {
    if (base64Bytes(plane) !== 2 * pixels) return `plane "${name}" does not hold ${widthPx} × ${heightPx} samples`;
  }
  if (golden.tolerance > TOLERANCE_MAX) return `the tolerance is more than ${TOLERANCE_MAX}`;
  for (const { name } of manifest.outputs) {
    if (!golden.expected[name]) return `nothing is expected of output "${name}"`;
  }
  const uneven = Object.entries(golden.expected).find(([, { indices, values }]) => indices.length !== values.length);
  return uneven && `output "${uneven[0]}" has not as many values as places`;
}

/** The size of what is encoded; -1 when it is not base64. */
function base64Bytes(text: string): number {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return -1;
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
}
