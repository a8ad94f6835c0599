import type { Region } from './content.ts';
import type { Levels } from './levels.ts';
import type { Air, Overview } from './overview.ts';

/** The side of the picture at which the roof lies. Seen from the other side a container only changes its left and right. */
export type RoofSide = 'top' | 'bottom' | 'left' | 'right';

/** The content turned so that the roof would be at the top: opacity, 0 air, 1 opaque. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly opacity: Float32Array;
  readonly air: Air;
  readonly roof: RoofSide;
}

export function viewOf(overview: Overview, region: Region, levels: Levels, air: Air, roof: RoofSide): View {
  const { start, along, down, width, height } = walkOf(overview.width, region, roof);
  const scale = 1 / (levels.opaque - levels.air);
  const opacity = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = ((overview.values[start + x * along + y * down] as number) - levels.air) * scale;
      opacity[y * width + x] = value < 0 ? 0 : value > 1 ? 1 : value;
    }
  }
  return { width, height, opacity, air, roof };
}

/** How the samples of a picture are walked for a view: from its upper left, along the roof, and down from it. */
export function walkOf(stride: number, { left, top, right, bottom }: Region, roof: RoofSide) {
  const [across, downwards] = [right - left, bottom - top];
  const first = top * stride + left;
  switch (roof) {
    case 'top':
      return { start: first, along: 1, down: stride, width: across, height: downwards };
    case 'bottom':
      return { start: (bottom - 1) * stride + left, along: 1, down: -stride, width: across, height: downwards };
    case 'left':
      return { start: first, along: stride, down: 1, width: downwards, height: across };
    case 'right':
      return { start: top * stride + right - 1, along: stride, down: -1, width: downwards, height: across };
  }
}

/** A rectangle of a view, back in overview pixels. */
export function regionIn({ roof }: Pick<View, 'roof'>, content: Region, box: Region): Region {
  const { left, top, right, bottom } = content;
  switch (roof) {
    case 'top':
      return { left: left + box.left, right: left + box.right, top: top + box.top, bottom: top + box.bottom };
    case 'bottom':
      return { left: left + box.left, right: left + box.right, top: bottom - box.bottom, bottom: bottom - box.top };
    case 'left':
      return { left: left + box.top, right: left + box.bottom, top: top + box.left, bottom: top + box.right };
    case 'right':
      return { left: right - box.bottom, right: right - box.top, top: top + box.left, bottom: top + box.right };
  }
}
