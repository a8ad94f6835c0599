import { z } from 'zod';
import type { Brand } from '#base/brand.ts';

/** A place in the scan, in pixels of its full-resolution planes; 0,0 is the top left corner of the top left pixel. */
export const ImagePoint = z.object({ x: z.number().finite(), y: z.number().finite() }).brand<'ImagePoint'>();
export type ImagePoint = z.infer<typeof ImagePoint>;

/** An upright box in the scan, in pixels of its full-resolution planes. */
export const ImageBox = z
  .object({
    x: z.number().finite(),
    y: z.number().finite(),
    width: z.number().positive().finite(),
    height: z.number().positive().finite(),
  })
  .brand<'ImageBox'>();
export type ImageBox = z.infer<typeof ImageBox>;

/** A place on the canvas, in CSS pixels from its top left corner. */
export type ScreenPoint = Brand<{ readonly x: number; readonly y: number }, 'ScreenPoint'>;

export function imagePoint(x: number, y: number): ImagePoint {
  return { x, y } as ImagePoint;
}

export function imageBox(x: number, y: number, width: number, height: number): ImageBox {
  return { x, y, width, height } as ImageBox;
}

export function screenPoint(x: number, y: number): ScreenPoint {
  return { x, y } as ScreenPoint;
}

/** The box that two opposite corners span, whichever way it was drawn. */
export function boxBetween(one: ImagePoint, other: ImagePoint): ImageBox {
  return imageBox(
    Math.min(one.x, other.x),
    Math.min(one.y, other.y),
    Math.abs(one.x - other.x),
    Math.abs(one.y - other.y),
  );
}

/** Shared area over joint area, 0 (apart) to 1 (equal). */
export function intersectionOverUnion(one: ImageBox, other: ImageBox): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (one.width * one.height + other.width * other.height - shared);
}
