import type { Shape } from '#domain/annotation/annotation.ts';
import type { ImagePoint } from '#domain/annotation/space.ts';

/** Millimetres in the middle plane of the container for one pixel of the scan. */
export interface PixelPitchMm {
  readonly x: number;
  readonly y: number;
}

export function lengthMm(points: readonly ImagePoint[], pitchMm: PixelPitchMm): number {
  let length = 0;
  for (let i = 0; i + 1 < points.length; i++) {
    const { x, y } = between(points[i], points[i + 1], pitchMm);
    length += Math.hypot(x, y);
  }
  return length;
}

/** Between the legs from the second point to the first and to the third, 0 to 180. */
export function angleDegrees([one, corner, other]: readonly ImagePoint[], pitchMm: PixelPitchMm): number {
  const [a, b] = [between(corner, one, pitchMm), between(corner, other, pitchMm)];
  return Math.abs(Math.atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)) * (180 / Math.PI);
}

/** The places along which a shape measures a length; nothing for other shapes. */
export function wayOf(shape: Shape): readonly ImagePoint[] | null {
  if (shape.kind === 'line') return [shape.from, shape.to];
  return shape.kind === 'polyline' ? shape.points : null;
}

function between(from: ImagePoint | undefined, to: ImagePoint | undefined, pitchMm: PixelPitchMm) {
  return { x: ((to?.x ?? 0) - (from?.x ?? 0)) * pitchMm.x, y: ((to?.y ?? 0) - (from?.y ?? 0)) * pitchMm.y };
}
