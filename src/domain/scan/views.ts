import { z } from 'zod';
import { type ImageBox, type ImagePoint, imageBox } from '../annotation/space.ts';

/** From where a passage was looked at. */
export const ViewName = z.enum(['side', 'top']);
export type ViewName = z.infer<typeof ViewName>;

/** Two views of one passage on one plane, the side view above the top view, air between; see docs/decisions/0029. */
export const Views = z.object({
  sideHeightPx: z.number().int().positive(),
  topStartPx: z.number().int().positive(),
});
export type Views = z.infer<typeof Views>;

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where a view lies on the plane. Columns are the same place along the container in both. */
export function viewBox({ widthPx, heightPx }: Size, { sideHeightPx, topStartPx }: Views, view: ViewName): ImageBox {
  return view === 'side'
    ? imageBox(0, 0, widthPx, sideHeightPx)
    : imageBox(0, topStartPx, widthPx, heightPx - topStartPx);
}

/** In which view a place lies; the air between belongs to the side view. */
export function viewAt({ topStartPx }: Views, { y }: Pick<ImagePoint, 'y'>): ViewName {
  return y < topStartPx ? 'side' : 'top';
}

export const otherView = (view: ViewName): ViewName => (view === 'side' ? 'top' : 'side');

/** The part of the other view that lies at the same place along the container as a box does. */
export function sameAlong(size: Size, views: Views, box: ImageBox): ImageBox {
  const own = viewAt(views, { y: box.y + box.height / 2 });
  const { y, height } = viewBox(size, views, otherView(own));
  return imageBox(box.x, y, box.width, height);
}
