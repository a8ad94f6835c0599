import type { ImagePoint } from '#domain/annotation/space.ts';

/** Millimetres in the middle plane of the container for one pixel of the scan. */
export interface PixelPitchMm {
  readonly x: number;
  readonly y: number;
}

export function lengthMm(from: ImagePoint, to: ImagePoint, pitchMm: PixelPitchMm): number {
  return Math.hypot((to.x - from.x) * pitchMm.x, (to.y - from.y) * pitchMm.y);
}
