import type { Point } from '../bodies/solid.ts';
import { collected } from '../scanner/aperture.ts';
import { type Camera, columnOf, middleHeightOf, type PixelBox, rowOf } from '../scanner/camera.ts';
import { columnShowing, type Warp } from '../scanner/warp.ts';

/** How a scene became a picture: which part was seen, how it was bent, and whether it passed the other way round. */
export interface Picture {
  readonly camera: Camera;
  readonly warp: Warp;
  readonly isMirrored: boolean;
}

export interface PicturePoint {
  readonly x: number;
  readonly y: number;
}

/** Where a point of the scene lies in the picture, in pixels; may lie outside of it. */
export function pointIn({ camera, warp, isMirrored }: Picture, [xMm, yMm, zMm]: Point): PicturePoint {
  const x = columnShowing(warp.sourceColumn, columnOf(camera, xMm));
  const down = warp.shiftDown[Math.max(0, Math.min(camera.widthPx - 1, Math.floor(x)))] as number;
  return {
    x: isMirrored ? camera.widthPx - x : x,
    y: rowOf(camera, middleHeightOf(camera, yMm, zMm)) + down,
  };
}

/** The box around points, cut to the picture. */
export function boxAroundPoints({ camera }: Picture, points: readonly PicturePoint[]): PixelBox {
  const within = (value: number, most: number) => Math.min(most, Math.max(0, value));
  const xs = points.map((point) => within(point.x, camera.widthPx));
  const ys = points.map((point) => within(point.y, camera.heightPx));
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** A map of the scene, drawn fine, as the picture shows it. */
export function asSeen({ camera, warp, isMirrored }: Picture, fine: Float32Array): Float32Array {
  const map = collected(fine, camera.widthPx, camera.heightPx, warp);
  return isMirrored ? flipped(map, camera.widthPx) : map;
}

/** A row-major map as it shows when the container passes the other way round. */
export function flipped<Samples extends Float32Array | Uint16Array>(samples: Samples, width: number): Samples {
  const result = samples.slice() as Samples;
  for (let start = 0; start < result.length; start += width) result.subarray(start, start + width).reverse();
  return result;
}
