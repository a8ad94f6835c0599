import { boxBetween, type ImageBox, type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import type { ImageSize } from './viewport.ts';

/** How the scan lies before the camera: in true proportion, mirrored and turned as the officer wants it. */
export interface Pose {
  readonly image: ImageSize;
  /** Height of one pixel over its width, both in millimetres. */
  readonly pixelAspect: number;
  /** Left and right exchanged, before any turn. */
  readonly isMirrored: boolean;
  /** Clockwise, 0 to 3. */
  readonly quarterTurns: number;
}

/** A place on the posed scan, in widths of a pixel of the scan; 0,0 is its top left corner on the screen. */
export interface PosedPoint {
  readonly x: number;
  readonly y: number;
}

/** x' = xx·x + xy·y + x0, y' = yx·x + yy·y + y0. */
interface Matrix {
  readonly xx: number;
  readonly xy: number;
  readonly x0: number;
  readonly yx: number;
  readonly yy: number;
  readonly y0: number;
}

export function uprightPose(image: ImageSize, pixelAspect: number): Pose {
  return { image, pixelAspect, isMirrored: false, quarterTurns: 0 };
}

/** What the posed scan takes up, in widths of a pixel of the scan. */
export function posedSize({ image, pixelAspect, quarterTurns }: Pose): ImageSize {
  const [along, across] = [image.widthPx, image.heightPx * pixelAspect];
  return quarterTurns % 2 ? { widthPx: across, heightPx: along } : { widthPx: along, heightPx: across };
}

export function posedFromImage(pose: Pose, { x, y }: ImagePoint): PosedPoint {
  const m = posedMatrix(pose);
  return { x: m.xx * x + m.xy * y + m.x0, y: m.yx * x + m.yy * y + m.y0 };
}

export function imageFromPosed(pose: Pose, { x, y }: PosedPoint): ImagePoint {
  const m = posedMatrix(pose);
  const det = m.xx * m.yy - m.xy * m.yx;
  const [dx, dy] = [x - m.x0, y - m.y0];
  return imagePoint((m.yy * dx - m.xy * dy) / det, (m.xx * dy - m.yx * dx) / det);
}

/** The box of the scan that a box of the posed scan covers. */
export function imageBoxFromPosed(pose: Pose, left: number, top: number, width: number, height: number): ImageBox {
  return boxBetween(
    imageFromPosed(pose, { x: left, y: top }),
    imageFromPosed(pose, { x: left + width, y: top + height }),
  );
}

/** A step on the screen, in widths of a pixel of the scan, as a step in pixels of the scan. */
export function imageStepFromPosed(pose: Pose, dx: number, dy: number): { readonly dx: number; readonly dy: number } {
  const [from, to] = [imageFromPosed(pose, { x: 0, y: 0 }), imageFromPosed(pose, { x: dx, y: dy })];
  return { dx: to.x - from.x, dy: to.y - from.y };
}

function posedMatrix({ image, pixelAspect, isMirrored, quarterTurns }: Pose): Matrix {
  let [xx, xy, x0] = isMirrored ? [-1, 0, image.widthPx] : [1, 0, 0];
  let [yx, yy, y0] = [0, pixelAspect, 0];
  let height = image.heightPx * pixelAspect;
  let width = image.widthPx;
  for (let turn = 0; turn < quarterTurns; turn++) {
    [xx, xy, x0, yx, yy, y0] = [-yx, -yy, height - y0, xx, xy, x0];
    [width, height] = [height, width];
  }
  return { xx, xy, x0, yx, yy, y0 };
}
