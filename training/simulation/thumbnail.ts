import type { Plane } from '#imaging/plane.ts';

/** A small grey picture. */
export interface Thumbnail {
  readonly width: number;
  readonly height: number;
  /** 0 to 255, row by row. */
  readonly greys: Uint8Array;
  /** Pixels of the plane for one of the thumbnail. */
  readonly scale: number;
}

/** Of the samples, brighter than this share counts as air. */
const AIR_QUANTILE = 0.995;

/** A plane shrunk to fit a size, as an officer would first see it: square root of the mean transmission over each pixel. */
export function thumbnailOf(plane: Plane, most: { readonly width: number; readonly height: number }): Thumbnail {
  const scale = Math.max(plane.width / most.width, plane.height / most.height);
  const width = Math.floor(plane.width / scale);
  const height = Math.floor(plane.height / scale);
  const air = plane.samples.toSorted()[Math.floor(plane.samples.length * AIR_QUANTILE)] as number;
  const greys = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const mean = meanOver(plane, [x * scale, (x + 1) * scale], [y * scale, (y + 1) * scale]);
      greys[y * width + x] = Math.min(255, Math.round(255 * Math.sqrt(mean / air)));
    }
  }
  return { width, height, greys, scale };
}

function meanOver(plane: Plane, [x0, x1]: readonly [number, number], [y0, y1]: readonly [number, number]): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.floor(y0); y < Math.max(Math.floor(y0) + 1, Math.floor(y1)); y++) {
    for (let x = Math.floor(x0); x < Math.max(Math.floor(x0) + 1, Math.floor(x1)); x++) {
      sum += plane.samples[y * plane.width + x] as number;
      count++;
    }
  }
  return sum / count;
}
