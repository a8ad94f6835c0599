import { z } from 'zod';
import { type ImageBox, type ImagePoint, imageBox } from '../annotation/space.ts';

/** Slices of a volume laid out side by side on one plane, from the top left, row by row; see docs/decisions/0019. */
export const Stack = z.object({
  slices: z.number().int().min(2),
  columns: z.number().int().positive(),
  sliceWidthPx: z.number().int().positive(),
  sliceHeightPx: z.number().int().positive(),
});
export type Stack = z.infer<typeof Stack>;

/** Where a slice lies on the plane. Slices are counted from 0. */
export function sliceBox({ columns, sliceWidthPx, sliceHeightPx }: Stack, slice: number): ImageBox {
  const [column, row] = [slice % columns, Math.floor(slice / columns)];
  return imageBox(column * sliceWidthPx, row * sliceHeightPx, sliceWidthPx, sliceHeightPx);
}

/** The slice in which a place of the plane lies; the nearest one for places beyond. */
export function sliceAt({ slices, columns, sliceWidthPx, sliceHeightPx }: Stack, { x, y }: ImagePoint): number {
  const rows = Math.ceil(slices / columns);
  const within = (at: number, size: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(at / size)));
  return Math.min(slices - 1, within(y, sliceHeightPx, rows) * columns + within(x, sliceWidthPx, columns));
}
