import type { ImageBox } from '#domain/annotation/space.ts';
import { visibleBox } from '../model/camera.ts';
import { seenBoxes } from '../model/seen-area.ts';
import type { ViewState } from '../view-store.ts';
import type { Placement } from './small-picture.ts';

const SEEN_FILL = 'rgba(120, 190, 255, 0.28)';

/** The seen area, lightly, when it is asked for; then the frame around what is on the canvas, unless that is all of it. */
export function drawOverlay(context: CanvasRenderingContext2D, view: ViewState, place: Placement): void {
  const { image, camera, viewport } = view;
  const toStrip = ({ x, y, width, height }: ImageBox) =>
    [place.left + x * place.scaleX, place.top + y * place.scaleY, width * place.scaleX, height * place.scaleY] as const;

  if (view.isSeenAreaShown) {
    context.fillStyle = SEEN_FILL;
    for (const box of seenBoxes(view.seen, 0, image)) context.fillRect(...toStrip(box));
  }
  if (view.isFitted) return;
  const shown = visibleBox(camera, viewport);
  const [x, y, width, height] = toStrip(shown);
  const [left, top] = [Math.max(x, place.left), Math.max(y, place.top)];
  const right = Math.min(x + width, place.left + image.widthPx * place.scaleX);
  const bottom = Math.min(y + height, place.top + image.heightPx * place.scaleY);
  const line = Math.max(1, Math.round(viewport.pixelRatio * 1.5));
  for (const [colour, lineWidth] of [
    ['#000000', line * 3],
    ['#ffffff', line],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = lineWidth;
    context.strokeRect(left + line, top + line, right - left - 2 * line, bottom - top - 2 * line);
  }
}
