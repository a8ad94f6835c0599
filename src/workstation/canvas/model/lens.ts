import type { ImagePoint } from '#domain/annotation/space.ts';
import { type Camera, screenFromImage } from './camera.ts';
import { posedFromImage } from './pose.ts';
import type { Viewport } from './viewport.ts';

/** A part of the canvas, in device pixels. */
export interface DeviceBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A part of the canvas that shows the picture closer. */
export interface Lens {
  readonly camera: Camera;
  readonly box: DeviceBox;
}

const SIZE_PX = { width: 420, height: 280 };
/** How much closer than the picture around it; never less than one pixel of the scan on one of the screen. */
const CLOSER = 3;
/** As far as the camera itself goes. */
const MOST_DEVICE_PX = 32;

/** Around the pointer: what is under it stays under it. */
export function lensAt(camera: Camera, viewport: Viewport, pointer: ImagePoint): Lens {
  const { pixelRatio } = viewport;
  const at = screenFromImage(camera, pointer);
  const posed = posedFromImage(camera.pose, pointer);
  const scale = Math.min(Math.max(camera.scale * CLOSER, 1 / pixelRatio), MOST_DEVICE_PX / pixelRatio);
  const side = (centre: number, size: number) => Math.round((centre + size / 2) * pixelRatio);
  return {
    camera: { ...camera, scale, left: posed.x - at.x / scale, top: posed.y - at.y / scale },
    box: {
      left: side(at.x, -SIZE_PX.width),
      top: side(at.y, -SIZE_PX.height),
      right: side(at.x, SIZE_PX.width),
      bottom: side(at.y, SIZE_PX.height),
    },
  };
}
