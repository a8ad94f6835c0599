import { type ImageBox, type ImagePoint, imagePoint, type ScreenPoint, screenPoint } from '#domain/annotation/space.ts';
import { imageBoxFromPosed, imageFromPosed, type Pose, posedFromImage, posedSize } from './pose.ts';
import type { Viewport } from './viewport.ts';

/** Which part of the scan is on the screen. */
export interface Camera {
  /** CSS pixels for the width of one pixel of the scan. */
  readonly scale: number;
  /** Place on the posed scan that lies at the top left corner of the canvas; negative where the scan is centred. */
  readonly left: number;
  readonly top: number;
  readonly pose: Pose;
}

/** One pixel of the scan never grows beyond this many device pixels. */
const MOST_DEVICE_PX = 32;
/** What two neighbouring screens of a sweep share. */
const SWEEP_OVERLAP = 0.1;

export function imageFromScreen({ scale, left, top, pose }: Camera, point: ScreenPoint): ImagePoint {
  return imageFromPosed(pose, { x: left + point.x / scale, y: top + point.y / scale });
}

export function screenFromImage({ scale, left, top, pose }: Camera, point: ImagePoint): ScreenPoint {
  const { x, y } = posedFromImage(pose, point);
  return screenPoint((x - left) * scale, (y - top) * scale);
}

/** The part of the plane that the canvas covers; reaches beyond the scan where that is smaller than the canvas. */
export function visibleBox({ scale, left, top, pose }: Camera, viewport: Viewport): ImageBox {
  return imageBoxFromPosed(pose, left, top, viewport.widthPx / scale, viewport.heightPx / scale);
}

export function fitScale(pose: Pose, viewport: Viewport): number {
  const { widthPx, heightPx } = posedSize(pose);
  return Math.min(viewport.widthPx / widthPx, viewport.heightPx / heightPx);
}

/** The whole scan, centred. */
export function fitCamera(pose: Pose, viewport: Viewport): Camera {
  return clampCamera({ scale: fitScale(pose, viewport), left: 0, top: 0, pose }, viewport);
}

/** The width of one pixel of the scan on one device pixel, around the place that is in the middle now. */
export function oneToOneCamera(camera: Camera, viewport: Viewport): Camera {
  const middle = screenPoint(viewport.widthPx / 2, viewport.heightPx / 2);
  return zoomAt(camera, middle, 1 / viewport.pixelRatio / camera.scale, viewport);
}

/** Zooms so that what lies under `at` stays under it. */
export function zoomAt(camera: Camera, at: ScreenPoint, factor: number, viewport: Viewport): Camera {
  const scale = clampScale(camera.scale * factor, camera.pose, viewport);
  const [x, y] = [camera.left + at.x / camera.scale, camera.top + at.y / camera.scale];
  return clampCamera({ ...camera, scale, left: x - at.x / scale, top: y - at.y / scale }, viewport);
}

/** Moves the scan with the hand: positive `dxPx` shows what lies further left on the screen. In CSS pixels. */
export function panBy(camera: Camera, dxPx: number, dyPx: number, viewport: Viewport): Camera {
  const { scale, left, top } = camera;
  return clampCamera({ ...camera, left: left - dxPx / scale, top: top - dyPx / scale }, viewport);
}

/** Puts a place of the scan in the middle of the canvas, as far as the edges allow. */
export function centreOn(camera: Camera, place: ImagePoint, viewport: Viewport): Camera {
  const { x, y } = posedFromImage(camera.pose, place);
  const [width, height] = [viewport.widthPx / camera.scale, viewport.heightPx / camera.scale];
  return clampCamera({ ...camera, left: x - width / 2, top: y - height / 2 }, viewport);
}

/** The same scan in another pose, around the place that is in the middle now. */
export function posed(camera: Camera, pose: Pose, viewport: Viewport): Camera {
  const middle = imageFromScreen(camera, screenPoint(viewport.widthPx / 2, viewport.heightPx / 2));
  const scale = clampScale(camera.scale, pose, viewport);
  return centreOn({ ...camera, scale, pose }, middle, viewport);
}

export type SweepDirection = 'left' | 'right' | 'up' | 'down';

/**
 * The next screen in a direction. From the whole scan the first sweep goes to full height at the end where a reader
 * starts, so that a container is read in a few presses of one key.
 */
export function sweep(camera: Camera, direction: SweepDirection, viewport: Viewport): Camera {
  const { pose } = camera;
  const fit = fitScale(pose, viewport);
  const whole = posedSize(pose);
  const isWhole = camera.scale <= fit * 1.001;
  const isSideways = direction === 'left' || direction === 'right';
  if (isWhole) {
    const filled = Math.max(viewport.widthPx / whole.widthPx, viewport.heightPx / whole.heightPx);
    const scale = clampScale(Math.max(filled, fit * 2), pose, viewport);
    const start = direction === 'left' || direction === 'up' ? 1 : 0;
    return clampCamera({ pose, scale, left: start * whole.widthPx, top: start * whole.heightPx }, viewport);
  }
  const stepPx = (isSideways ? viewport.widthPx : viewport.heightPx) * (1 - SWEEP_OVERLAP);
  const signedPx = direction === 'left' || direction === 'up' ? stepPx : -stepPx;
  return isSideways ? panBy(camera, signedPx, 0, viewport) : panBy(camera, 0, signedPx, viewport);
}

/** The box as large as the canvas shows it whole. */
export function fitBox(camera: Camera, box: ImageBox, viewport: Viewport): Camera {
  const view = visibleBox(camera, viewport);
  const factor = Math.min(view.width / box.width, view.height / box.height);
  const scale = clampScale(camera.scale * factor, camera.pose, viewport);
  return centreOn({ ...camera, scale }, middleOf(box), viewport);
}

/** As high as the canvas, or as wide where it is turned: the place that was in the middle stays there along the box. */
export function fillAcross(camera: Camera, box: ImageBox, along: number, viewport: Viewport): Camera {
  const view = visibleBox(camera, viewport);
  const scale = clampScale((camera.scale * view.height) / box.height, camera.pose, viewport);
  return centreOn({ ...camera, scale }, imagePoint(along, middleOf(box).y), viewport);
}

const middleOf = ({ x, y, width, height }: ImageBox): ImagePoint => imagePoint(x + width / 2, y + height / 2);

/** Unchanged when the box is in sight; else moved, and zoomed out only if the box does not fit the canvas. */
export function showBox(camera: Camera, box: ImageBox, viewport: Viewport): Camera {
  const view = visibleBox(camera, viewport);
  const isInSight =
    box.x >= view.x &&
    box.y >= view.y &&
    box.x + box.width <= view.x + view.width &&
    box.y + box.height <= view.y + view.height;
  if (isInSight) return camera;
  const roomy = Math.min(view.width / box.width, view.height / box.height) * 0.8;
  const scale = clampScale(camera.scale * Math.min(1, roomy), camera.pose, viewport);
  return centreOn({ ...camera, scale }, middleOf(box), viewport);
}

/** Keeps the scan on the canvas: centred where it is smaller, edge to edge where it is larger. */
export function clampCamera(camera: Camera, viewport: Viewport): Camera {
  const { scale, pose } = camera;
  const { widthPx, heightPx } = posedSize(pose);
  return {
    scale,
    left: clampSide(camera.left, widthPx, viewport.widthPx / scale),
    top: clampSide(camera.top, heightPx, viewport.heightPx / scale),
    pose,
  };
}

function clampSide(start: number, whole: number, shown: number): number {
  return shown >= whole ? (whole - shown) / 2 : Math.min(Math.max(start, 0), whole - shown);
}

function clampScale(scale: number, pose: Pose, viewport: Viewport): number {
  const smallest = Math.min(fitScale(pose, viewport), 1 / viewport.pixelRatio);
  return Math.min(Math.max(scale, smallest), MOST_DEVICE_PX / viewport.pixelRatio);
}
