import type { CocoAnnotation } from '#contract/coco.ts';
import type { Annotation, Shape } from '#domain/annotation/annotation.ts';
import { type ImageBox, type ImagePoint, imageBox } from '#domain/annotation/space.ts';
import type { Finding } from '#domain/finding/finding.ts';
import type { AdjudicatedScan } from '../queries/adjudicated-scans.ts';

/** An annotation before it has numbers. */
export type Marked = Omit<CocoAnnotation, 'id' | 'image_id' | 'category_id'> & { readonly classId: string };

/** What officers confirmed, rejected and drew in one scan; what covers no place or names no class is left out. */
export function markedIn({ scan, review }: AdjudicatedScan): Marked[] {
  const { detection } = review;
  const report = detection?.state === 'done' ? detection : undefined;
  const proposed = new Map(report?.proposals.map(({ findingId, classId }) => [findingId, classId]));
  const findings = review.findings.flatMap((finding) => {
    const place = placeOf({ kind: 'box', box: finding.box }, scan);
    if (!place || finding.status === 'open') return [];
    const proposedClass = proposed.get(finding.id) ?? finding.classId;
    const pack = { pack_id: report?.packId ?? null, pack_version: report?.packVersion ?? null };
    return [{ ...place, ...decided(finding), attributes: attributesOf(finding, finding.status, proposedClass, pack) }];
  });
  return [...findings, ...review.annotations.flatMap((annotation) => drawnOn(annotation, scan))];
}

function decided({ classId, status }: Finding): Pick<Marked, 'classId' | 'iscrowd'> {
  return { classId, iscrowd: status === 'rejected' ? 1 : 0 };
}

function attributesOf(
  { id, score, reason }: Finding,
  decision: 'confirmed' | 'rejected',
  proposedClass: string,
  pack: Pick<Marked['attributes'], 'pack_id' | 'pack_version'>,
): Marked['attributes'] {
  const proposal = { proposed_class: proposedClass, score, ...pack };
  return { source: 'detector', decision, reject_reason: reason, ...proposal, record_id: id };
}

function drawnOn({ id, shape, classId }: Annotation, scan: Size): Marked[] {
  const place = placeOf(shape, scan);
  if (!place || !classId) return [];
  const nothing = { reject_reason: null, proposed_class: null, score: null, pack_id: null, pack_version: null };
  const attributes = { source: 'officer', decision: 'drawn', ...nothing, record_id: id } as const;
  return [{ ...place, classId, iscrowd: 0, attributes }];
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}
type Place = Pick<Marked, 'bbox' | 'segmentation' | 'area'>;

/** Where a shape lies within the image; undefined when it covers none of it. */
function placeOf(shape: Shape, size: Size): Place | undefined {
  switch (shape.kind) {
    case 'box': {
      const bbox = within(shape.box, size);
      return bbox && { bbox, segmentation: [], area: bbox[2] * bbox[3] };
    }
    case 'polygon': {
      const bbox = within(around(shape.points), size);
      const outline = shape.points.flatMap(({ x, y }) => [x, y]);
      return bbox && { bbox, segmentation: [outline], area: enclosedBy(shape.points) };
    }
    default:
      return undefined;
  }
}

function within({ x, y, width, height }: ImageBox, size: Size): Marked['bbox'] | undefined {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  const [right, bottom] = [Math.min(size.widthPx, x + width), Math.min(size.heightPx, y + height)];
  return right > left && bottom > top ? [left, top, right - left, bottom - top] : undefined;
}

function around(points: readonly ImagePoint[]): ImageBox {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return imageBox(x, y, Math.max(...xs) - x, Math.max(...ys) - y);
}

/** Area of a polygon by the shoelace formula. */
function enclosedBy(points: readonly ImagePoint[]): number {
  const doubled = points.reduce((sum, { x, y }, i) => {
    const next = points[(i + 1) % points.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(doubled) / 2;
}
