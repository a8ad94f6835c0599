import type { Shape } from '#domain/annotation/annotation.ts';
import { type ImageBox, type ImagePoint, imageBox, imagePoint } from '#domain/annotation/space.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { type Stack, sliceBox } from '#domain/scan/stack.ts';
import { maskOutline } from '#imaging/dicos/mask-outline.ts';
import type { PotentialThreat, ThreatRegion, ThreatReport } from '#imaging/dicos/threat-report.ts';

type Size = Pick<Scan, 'widthPx' | 'heightPx' | 'stack'>;

const POINTS_MAX = 200;
const VOLUME_CLASSES = ['1.2.840.10008.5.1.4.1.1.501.1', '1.2.840.10008.5.1.4.1.1.501.5'];

/**
 * Where an object of a report lies in the picture: its polygon, the outline of its bitmap seen along the slices, or its
 * block of voxels; in a stack on the slice in the middle of the block. Undefined where it gives no place, or none within
 * the picture.
 */
export function shapeOf(threat: PotentialThreat, { about }: ThreatReport, scan: Size): Shape | undefined {
  const { stack } = scan;
  if (!stack) return shapeIn(threat, about, scan);
  const [region] = threat.regions;
  const slice = region ? middleSlice(region, stack) : undefined;
  if (slice === undefined) return undefined;
  const shape = shapeIn(threat, about, { widthPx: stack.sliceWidthPx, heightPx: stack.sliceHeightPx });
  return shape && moved(shape, sliceBox(stack, slice));
}

/** Undefined where the block lies beyond the slices. */
function middleSlice({ base, extents }: ThreatRegion, { slices }: Stack): number | undefined {
  const [first, last] = [
    Math.max(0, Math.floor(base[2])),
    Math.min(slices, Math.ceil(base[2] + Math.max(1, extents[2]))),
  ];
  return last > first ? Math.floor((first + last - 1) / 2) : undefined;
}

function moved(shape: Shape, { x: dx, y: dy }: ImageBox): Shape {
  if (shape.kind === 'box') {
    const { x, y, width, height } = shape.box;
    return { kind: 'box', box: imageBox(x + dx, y + dy, width, height) };
  }
  if (shape.kind !== 'polygon') return shape;
  return { kind: 'polygon', points: shape.points.map(({ x, y }) => imagePoint(x + dx, y + dy)) };
}

function shapeIn(threat: PotentialThreat, about: ThreatReport['about'], size: Size): Shape | undefined {
  const isOnVolume = about.some(({ classUid }) => VOLUME_CLASSES.includes(classUid));
  // Of a volume they are in millimetres of the scanner's own frame.
  const corners = isOnVolume ? [] : threat.polygon.map(([x, y]) => imagePoint(x, y));
  if (corners.length > 2) return polygonIn(corners, size);
  const [region] = threat.regions;
  if (region && region.bitmap.length > 0) {
    const outline = polygonIn(
      maskOutline(region).map(([x, y]) => imagePoint(x, y)),
      size,
    );
    if (outline) return outline;
  }
  const block = region
    ? imageBox(region.base[0], region.base[1], region.extents[0], region.extents[1])
    : corners.length === 2
      ? boxAround(corners)
      : undefined;
  return block && boxIn(block, size);
}

function boxAround(points: readonly ImagePoint[]): ImageBox {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return imageBox(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
}

function boxIn({ x, y, width, height }: ImageBox, { widthPx, heightPx }: Size): Shape | undefined {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(widthPx, x + width), Math.min(heightPx, y + height)];
  return right > left && bottom > top
    ? { kind: 'box', box: imageBox(left, top, right - left, bottom - top) }
    : undefined;
}

function polygonIn(points: readonly ImagePoint[], size: Size): Shape | undefined {
  if (points.length < 3 || !boxIn(boxAround(points), size)) return undefined;
  const step = Math.ceil(points.length / POINTS_MAX);
  const kept = points.filter((_, i) => i % step === 0);
  const inside = kept.map(({ x, y }) =>
    imagePoint(Math.min(size.widthPx, Math.max(0, x)), Math.min(size.heightPx, Math.max(0, y))),
  );
  return { kind: 'polygon', points: inside };
}
