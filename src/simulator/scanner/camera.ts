import type { Extent } from '../bodies/solid.ts';

/** Where source and detectors stand, and which part of the passing container the picture holds. */
export interface Camera {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Size of a pixel in the middle plane of the container, both ways. */
  readonly pitchMm: number;
  /** Container x at the left edge of the picture. */
  readonly leftMm: number;
  /** Height in the middle plane at the upper edge of the picture. */
  readonly topMm: number;
  /** Height of the focal spot above the underside of the container. */
  readonly sourceHeightMm: number;
  /** From the focal spot to the near wall. */
  readonly sourceDistanceMm: number;
  /** Depth of the middle plane behind the near wall. */
  readonly middleDepthMm: number;
}

/** The same view in pixels a whole number of times smaller. */
export function finer(camera: Camera, times: number): Camera {
  return {
    ...camera,
    pitchMm: camera.pitchMm / times,
    widthPx: camera.widthPx * times,
    heightPx: camera.heightPx * times,
  };
}

/** An axis-aligned box in image pixels; fractions allowed. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Height in the middle plane where a ray through (height, depth) passes: near things look taller. */
export function middleHeightOf(camera: Camera, heightMm: number, depthMm: number): number {
  const stretch = (camera.sourceDistanceMm + camera.middleDepthMm) / (camera.sourceDistanceMm + depthMm);
  return camera.sourceHeightMm + (heightMm - camera.sourceHeightMm) * stretch;
}

export function rowOf(camera: Camera, middleHeightMm: number): number {
  return (camera.topMm - middleHeightMm) / camera.pitchMm;
}

/** Column of a container x: the picture is orthographic along the motion, the same at every depth. */
export function columnOf(camera: Camera, xMm: number): number {
  return (xMm - camera.leftMm) / camera.pitchMm;
}

/** The pixels that an extent can touch; may reach outside of the picture. */
export function projectedBox(camera: Camera, extent: Extent): PixelBox {
  const heights = [extent.y[0], extent.y[1]].flatMap((height) => [
    middleHeightOf(camera, height, extent.z[0]),
    middleHeightOf(camera, height, extent.z[1]),
  ]);
  const x = columnOf(camera, extent.x[0]);
  const y = rowOf(camera, Math.max(...heights));
  return { x, y, width: columnOf(camera, extent.x[1]) - x, height: rowOf(camera, Math.min(...heights)) - y };
}
