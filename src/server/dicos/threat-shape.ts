import type { Shape } from '#domain/annotation/annotation.ts';
import { type ImageBox, type ImagePoint, imageBox, imagePoint } from '#domain/annotation/space.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { maskOutline } from '#imaging/dicos/mask-outline.ts';
import type { PotentialThreat, ThreatReport } from '#imaging/dicos/threat-report.ts';

type Size = Pick<Scan, 'widthPx' | 'heightPx'>;

const POINTS_MAX = 200;
const VOLUME_CLASSES = ['1.2.840.10008.5.1.4.1.1.501.1', '1.2.840.10008.5.1.4.1.1.501.5'];

/**
 * Where an object of a report lies in the picture, seen along the slices of a volume: its polygon, the outline of its
 * bitmap, or its block of voxels. Undefined where it gives no place, or none within the picture.
 */
export function shapeOf(threat: PotentialThreat, { about }: ThreatReport, size: Size): Shape | undefined {
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
