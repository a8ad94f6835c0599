import { shrink } from '#imaging/ops/shrink.ts';
import type { Plane } from '#imaging/plane.ts';
import type { Pose } from '../model/pose.ts';
import type { ImageSize } from '../model/viewport.ts';

/** Where the whole scan lies on the strip, upright and in true proportion, in device pixels. */
export interface Placement {
  readonly left: number;
  readonly top: number;
  /** Device pixels for one pixel of the scan, each way. */
  readonly scaleX: number;
  readonly scaleY: number;
}

export function placementOf({ image, pixelAspect }: Pose, stripWidth: number, stripHeight: number): Placement {
  const scaleX = Math.min(stripWidth / image.widthPx, stripHeight / (image.heightPx * pixelAspect));
  const scaleY = scaleX * pixelAspect;
  return {
    scaleX,
    scaleY,
    left: Math.round((stripWidth - image.widthPx * scaleX) / 2),
    top: Math.round((stripHeight - image.heightPx * scaleY) / 2),
  };
}

/** A version of the plane not much larger than the strip, so that a change of window costs next to nothing. */
export function smallPlane(plane: Plane, image: ImageSize, { scaleX, scaleY }: Placement): Plane {
  const samplePx = image.widthPx / plane.width;
  return shrink(plane, Math.max(1, Math.floor(1 / (Math.max(scaleX, scaleY) * samplePx))));
}

/** The small plane in its greys and colours, scaled by nearest sample to its place on the strip. */
export function drawSmall(
  context: CanvasRenderingContext2D,
  small: Plane,
  greys: Uint8Array,
  colours: Uint32Array,
  { left, top, scaleX, scaleY }: Placement,
  image: ImageSize,
): void {
  const [width, height] = [
    Math.max(1, Math.round(image.widthPx * scaleX)),
    Math.max(1, Math.round(image.heightPx * scaleY)),
  ];
  const pixels = new ImageData(width, height);
  const words = new Uint32Array(pixels.data.buffer);
  for (let y = 0, to = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * small.height) / height) * small.width;
    for (let x = 0; x < width; x++, to++) {
      const sample = small.samples[row + Math.floor(((x + 0.5) * small.width) / width)] as number;
      words[to] = colours[greys[sample] as number] as number;
    }
  }
  context.putImageData(pixels, left, top);
}
