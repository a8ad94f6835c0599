import type { Context } from 'konva/lib/Context.js';
import { Shape } from 'react-konva/es/ReactKonvaCore.js';
import { imagePoint } from '#domain/annotation/space.ts';
import { type Camera, screenFromImage, visibleBox } from '../model/camera.ts';
import type { Viewport } from '../model/viewport.ts';

/** Device pixels for one pixel of the scan from which on its edges are drawn. */
const FROM_DEVICE_PX = 8;
/** Seen on black and on white, and never mistaken for a sample. */
const LINE = 'rgba(128, 128, 128, 0.55)';

/** Whether the pixels of the scan are so large that one may count them. */
export function isGridShown({ scale }: Camera, { pixelRatio }: Viewport): boolean {
  return scale * pixelRatio >= FROM_DEVICE_PX;
}

interface PixelGridProps {
  readonly camera: Camera;
  readonly viewport: Viewport;
}

/** The edges of the pixels that are on the screen; drawn in places of the screen. */
export function PixelGrid({ camera, viewport }: PixelGridProps) {
  const draw = (context: Context): void => {
    const { widthPx, heightPx } = camera.pose.image;
    const { x, y, width, height } = visibleBox(camera, viewport);
    const [left, right] = [Math.max(0, Math.floor(x)), Math.min(widthPx, Math.ceil(x + width))];
    const [top, bottom] = [Math.max(0, Math.floor(y)), Math.min(heightPx, Math.ceil(y + height))];
    const line = (fromX: number, fromY: number, toX: number, toY: number) => {
      const [from, to] = [
        screenFromImage(camera, imagePoint(fromX, fromY)),
        screenFromImage(camera, imagePoint(toX, toY)),
      ];
      context.moveTo(Math.round(from.x) + 0.5, Math.round(from.y) + 0.5);
      context.lineTo(Math.round(to.x) + 0.5, Math.round(to.y) + 0.5);
    };
    context.beginPath();
    for (let column = left; column <= right; column++) line(column, top, column, bottom);
    for (let row = top; row <= bottom; row++) line(left, row, right, row);
    context.setAttr('strokeStyle', LINE);
    context.setAttr('lineWidth', 1);
    context.stroke();
  };
  const { scale, left, top } = camera;
  return (
    <Shape
      sceneFunc={draw}
      x={left}
      y={top}
      scaleX={1 / scale}
      scaleY={1 / scale}
      listening={false}
      perfectDrawEnabled={false}
    />
  );
}
