import {
  type ImageBox,
  type ImagePoint,
  imageBox,
  imagePoint,
  type ScreenPoint,
  screenPoint,
} from '#domain/annotation/space.ts';
import type { ImageSize, Viewport } from './viewport.ts';

/** Which part of the scan is on the screen. */
export interface Camera {
  /** CSS pixels for one pixel of the scan. */
  readonly scale: number;
  /** Place in the scan that lies at the top left corner of the canvas; negative where the scan is centred. */
  readonly left: number;
  readonly top: number;
}

/** One pixel of the scan never grows beyond this many device pixels. */
const MOST_DEVICE_PX = 32;
/** What two neighbouring screens of a sweep share. */
const SWEEP_OVERLAP = 0.1;

export function imageFromScreen({ scale, left, top }: Camera, point: ScreenPoint): ImagePoint {
  return imagePoint(left + point.x / scale, top + point.y / scale);
}

export function screenFromImage({ scale, left, top }: Camera, point: ImagePoint): ScreenPoint {
  return screenPoint((point.x - left) * scale, (point.y - top) * scale);
}

/** The part of the plane that the canvas covers; reaches beyond the scan where that is smaller than the canvas. */
export function visibleBox({ scale, left, top }: Camera, viewport: Viewport): ImageBox {
  return imageBox(left, top, viewport.widthPx / scale, viewport.heightPx / scale);
}

export function fitScale(image: ImageSize, viewport: Viewport): number {
  return Math.min(viewport.widthPx / image.widthPx, viewport.heightPx / image.heightPx);
}

/** The whole scan, centred. */
export function fitCamera(image: ImageSize, viewport: Viewport): Camera {
  return clampCamera({ scale: fitScale(image, viewport), left: 0, top: 0 }, image, viewport);
}

/** One pixel of the scan on one device pixel, around the place that is in the middle now. */
export function oneToOneCamera(camera: Camera, image: ImageSize, viewport: Viewport): Camera {
  const middle = screenPoint(viewport.widthPx / 2, viewport.heightPx / 2);
  return zoomAt(camera, middle, 1 / viewport.pixelRatio / camera.scale, image, viewport);
}

/** Zooms so that what lies under `at` stays under it. */
export function zoomAt(camera: Camera, at: ScreenPoint, factor: number, image: ImageSize, viewport: Viewport): Camera {
  const scale = clampScale(camera.scale * factor, image, viewport);
  const held = imageFromScreen(camera, at);
  return clampCamera({ scale, left: held.x - at.x / scale, top: held.y - at.y / scale }, image, viewport);
}

/** Moves the scan with the hand: positive `dxPx` shows what lies further left. In CSS pixels. */
export function panBy(camera: Camera, dxPx: number, dyPx: number, image: ImageSize, viewport: Viewport): Camera {
  const { scale, left, top } = camera;
  return clampCamera({ scale, left: left - dxPx / scale, top: top - dyPx / scale }, image, viewport);
}

/** Puts a place of the scan in the middle of the canvas, as far as the edges allow. */
export function centreOn(camera: Camera, place: ImagePoint, image: ImageSize, viewport: Viewport): Camera {
  const view = visibleBox(camera, viewport);
  const moved = { scale: camera.scale, left: place.x - view.width / 2, top: place.y - view.height / 2 };
  return clampCamera(moved, image, viewport);
}

export type SweepDirection = 'left' | 'right' | 'up' | 'down';

/**
 * The next screen in a direction. From the whole scan the first sweep goes to full height at the end where a reader
 * starts, so that a container is read in a few presses of one key.
 */
export function sweep(camera: Camera, direction: SweepDirection, image: ImageSize, viewport: Viewport): Camera {
  const fit = fitScale(image, viewport);
  const isWhole = camera.scale <= fit * 1.001;
  const isSideways = direction === 'left' || direction === 'right';
  if (isWhole) {
    const filled = Math.max(viewport.widthPx / image.widthPx, viewport.heightPx / image.heightPx);
    const scale = clampScale(Math.max(filled, fit * 2), image, viewport);
    const start = direction === 'left' || direction === 'up' ? 1 : 0;
    return clampCamera({ scale, left: start * image.widthPx, top: start * image.heightPx }, image, viewport);
  }
  const stepPx = (isSideways ? viewport.widthPx : viewport.heightPx) * (1 - SWEEP_OVERLAP);
  const signedPx = direction === 'left' || direction === 'up' ? stepPx : -stepPx;
  return isSideways ? panBy(camera, signedPx, 0, image, viewport) : panBy(camera, 0, signedPx, image, viewport);
}

/** Unchanged when the box is in sight; else moved, and zoomed out only if the box does not fit the canvas. */
export function showBox(camera: Camera, box: ImageBox, image: ImageSize, viewport: Viewport): Camera {
  const view = visibleBox(camera, viewport);
  const isInSight =
    box.x >= view.x &&
    box.y >= view.y &&
    box.x + box.width <= view.x + view.width &&
    box.y + box.height <= view.y + view.height;
  if (isInSight) return camera;
  const roomy = Math.min(view.width / box.width, view.height / box.height) * 0.8;
  const scale = clampScale(camera.scale * Math.min(1, roomy), image, viewport);
  return centreOn({ ...camera, scale }, imagePoint(box.x + box.width / 2, box.y + box.height / 2), image, viewport);
}

/** Keeps the scan on the canvas: centred where it is smaller, edge to edge where it is larger. */
export function clampCamera(camera: Camera, image: ImageSize, viewport: Viewport): Camera {
  const { scale } = camera;
  return {
    scale,
    left: clampSide(camera.left, image.widthPx, viewport.widthPx / scale),
    top: clampSide(camera.top, image.heightPx, viewport.heightPx / scale),
  };
}

function clampSide(start: number, whole: number, shown: number): number {
  return shown >= whole ? (whole - shown) / 2 : Math.min(Math.max(start, 0), whole - shown);
}

function clampScale(scale: number, image: ImageSize, viewport: Viewport): number {
  const smallest = Math.min(fitScale(image, viewport), 1 / viewport.pixelRatio);
  return Math.min(Math.max(scale, smallest), MOST_DEVICE_PX / viewport.pixelRatio);
}
