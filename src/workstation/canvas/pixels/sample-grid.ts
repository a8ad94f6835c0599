import type { Camera } from '../model/camera.ts';
import { imageFromPosed, imageStepFromPosed } from '../model/pose.ts';
import type { Viewport } from '../model/viewport.ts';
import { snapToPixels } from './pixel-renderer.ts';

/** One direction of the samples as it lies on the device pixels. */
interface Axis {
  readonly along: 'x' | 'y';
  /** Samples for one device pixel; negative where they run against it. */
  readonly pace: number;
  /** The sample at the top left corner of the canvas. */
  readonly start: number;
}

/** Where the samples of a picture lie on the canvas; columns or rows of samples may run along either side of it. */
export interface SampleGrid {
  readonly x: Axis;
  readonly y: Axis;
}

/** `samplePx` is pixels of the scan for one sample. */
export function sampleGrid(camera: Camera, viewport: Viewport, samplePx: number): SampleGrid {
  const devicePx = 1 / (camera.scale * viewport.pixelRatio);
  const right = imageStepFromPosed(camera.pose, devicePx, 0);
  const down = imageStepFromPosed(camera.pose, 0, devicePx);
  const corner = imageFromPosed(camera.pose, { x: camera.left, y: camera.top });
  const axis = (start: number, onRight: number, onDown: number): Axis => {
    const along = Math.abs(onRight) > Math.abs(onDown) ? 'x' : 'y';
    const pace = (along === 'x' ? onRight : onDown) / samplePx;
    return { along, pace, start: snapToPixels(start / samplePx, 1 / Math.abs(pace)) };
  };
  return { x: axis(corner.x, right.dx, down.dx), y: axis(corner.y, right.dy, down.dy) };
}

/** Device pixels, rounded, between which the samples `from` to `to` of an axis lie. */
export function deviceSpan({ pace, start }: Axis, from: number, to: number): readonly [number, number] {
  const [one, other] = [Math.round((from - start) / pace), Math.round((to - start) / pace)];
  return one < other ? [one, other] : [other, one];
}
