import { type Plane, plane } from '#imaging/plane.ts';
import type { PixelBox } from './frame-scan.ts';
import { type RoofSide, regionIn, walkOf } from './view.ts';

type Size = Pick<Plane, 'width' | 'height'>;

/** A plane turned, or mirrored, so that the roof lies at the top; the very same plane where it does. */
export function uprightPlane(source: Plane, roof: RoofSide): Plane {
  if (roof === 'top') return source;
  const whole = { left: 0, top: 0, right: source.width, bottom: source.height };
  const { start, along, down, width, height } = walkOf(source.width, whole, roof);
  const samples = new Uint16Array(source.samples.length);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0, from = start + y * down; x < width; x++, from += along) {
      samples[to++] = source.samples[from] as number;
    }
  }
  return plane(width, height, samples);
}

/** A box of the picture as it lies once the picture stands upright. */
export function boxUpright({ x, y, width, height }: PixelBox, roof: RoofSide, picture: Size): PixelBox {
  switch (roof) {
    case 'top':
      return { x, y, width, height };
    case 'bottom':
      return { x, y: picture.height - y - height, width, height };
    case 'left':
      return { x: y, y: x, width: height, height: width };
    case 'right':
      return { x: y, y: picture.width - x - width, width: height, height: width };
  }
}

/** A box of the upright picture as it lies in the picture that was turned. */
export function boxInPicture({ x, y, width, height }: PixelBox, roof: RoofSide, picture: Size): PixelBox {
  const whole = { left: 0, top: 0, right: picture.width, bottom: picture.height };
  const box = regionIn({ roof }, whole, { left: x, top: y, right: x + width, bottom: y + height });
  return { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
}
