import { type ImageBox, imageBox } from '#domain/annotation/space.ts';
import type { Camera } from './camera.ts';
import type { Viewport } from './viewport.ts';

/** Steps of the area, for each canvas. */
const STEPS = 4;

/**
 * The part of the posed scan that is on the canvas or close to it, with room for what is written beside a mark. It moves
 * in steps, so that it stays the same while the hand moves a little.
 */
export function areaInSight({ left, top, scale }: Camera, { widthPx, heightPx }: Viewport): ImageBox {
  const [x, width] = side(left, widthPx / scale);
  const [y, height] = side(top, heightPx / scale);
  return imageBox(x, y, width, height);
}

function side(start: number, length: number): [start: number, length: number] {
  const step = length / STEPS;
  const first = Math.floor(start / step) - 1;
  return [first * step, (STEPS + 3) * step];
}

/** Also where they only touch: a line has no height. */
export function areTouching(one: ImageBox, other: ImageBox): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}
