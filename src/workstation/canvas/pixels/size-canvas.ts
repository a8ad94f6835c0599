import type { Viewport } from '../model/viewport.ts';

/** Gives a canvas as many pixels as the monitor has for the viewport; leaves it alone when it has them. */
export function sizeCanvas(canvas: HTMLCanvasElement, { widthPx, heightPx, pixelRatio }: Viewport): void {
  const [width, height] = [Math.round(widthPx * pixelRatio), Math.round(heightPx * pixelRatio)];
  if (width && canvas.width !== width) canvas.width = width;
  if (height && canvas.height !== height) canvas.height = height;
}
