import { assertNever } from '#base/assert-never.ts';
import type { Annotation, AnnotationId, Shape } from '#domain/annotation/annotation.ts';
import { type ImageBox, type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import { handlesOf } from './shape-edit.ts';

/** What lies under the pointer. */
export type Target =
  | { readonly kind: 'handle'; readonly id: AnnotationId; readonly handle: number }
  | { readonly kind: 'annotation'; readonly id: AnnotationId }
  | { readonly kind: 'finding'; readonly id: FindingId }
  | { readonly kind: 'nothing' };

export interface Marks {
  readonly annotations: readonly Pick<Annotation, 'id' | 'shape'>[];
  readonly findings: readonly Pick<Finding, 'id' | 'box'>[];
  readonly selection: AnnotationId | null;
}

/** How near the pointer must come, in CSS pixels: half of the 24 px that a target must have at least (WCAG 2.5.8). */
const REACH_PX = 12;

/** Handles of the selected shape first, then the officer's own marks, then findings; of several the smallest. */
export function targetAt(marks: Marks, at: ImagePoint, scale: number): Target {
  const reach = REACH_PX / scale;
  const selected = marks.annotations.find(({ id }) => id === marks.selection);
  if (selected) {
    const handle = nearest(handlesOf(selected.shape), at, reach);
    if (handle >= 0) return { kind: 'handle', id: selected.id, handle };
  }
  const annotation = smallest(
    marks.annotations.filter(({ shape }) => touches(shape, at, reach)),
    ({ shape }) => areaOf(shape),
  );
  if (annotation) return { kind: 'annotation', id: annotation.id };
  const finding = smallest(
    marks.findings.filter(({ box }) => contains(box, at, reach / 2)),
    ({ box }) => box.width * box.height,
  );
  return finding ? { kind: 'finding', id: finding.id } : { kind: 'nothing' };
}

function nearest(points: readonly ImagePoint[], at: ImagePoint, reach: number): number {
  let [found, least] = [-1, reach];
  points.forEach((point, i) => {
    const distance = Math.hypot(point.x - at.x, point.y - at.y);
    if (distance <= least) [found, least] = [i, distance];
  });
  return found;
}

function smallest<Item>(items: readonly Item[], sizeOf: (item: Item) => number): Item | undefined {
  return items.toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
}

function touches(shape: Shape, at: ImagePoint, reach: number): boolean {
  switch (shape.kind) {
    case 'box':
      return contains(shape.box, at, reach / 2);
    case 'polygon':
      return isInside(shape.points, at) || distanceToPath([...shape.points, ...shape.points.slice(0, 1)], at) <= reach;
    case 'line':
      return distanceToPath([shape.from, shape.to], at) <= reach;
    case 'polyline':
    case 'angle':
      return distanceToPath(shape.points, at) <= reach;
    case 'point':
      return Math.hypot(shape.at.x - at.x, shape.at.y - at.y) <= reach;
    default:
      return assertNever(shape);
  }
}

/** Points and lines have none, so that they can be taken hold of inside a box. */
function areaOf(shape: Shape): number {
  if (shape.kind === 'box') return shape.box.width * shape.box.height;
  if (shape.kind !== 'polygon') return 0;
  let twice = 0;
  shape.points.forEach((a, i) => {
    const b = shape.points[(i + 1) % shape.points.length] ?? a;
    twice += a.x * b.y - b.x * a.y;
  });
  return Math.abs(twice) / 2;
}

function contains({ x, y, width, height }: ImageBox, at: ImagePoint, reach: number): boolean {
  return at.x >= x - reach && at.y >= y - reach && at.x <= x + width + reach && at.y <= y + height + reach;
}

/** Even-odd rule. */
function isInside(points: readonly ImagePoint[], at: ImagePoint): boolean {
  let inside = false;
  points.forEach((a, i) => {
    const b = points[(i + 1) % points.length] ?? a;
    if (a.y > at.y !== b.y > at.y && at.x < a.x + ((at.y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

function distanceToPath(points: readonly ImagePoint[], at: ImagePoint): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[i] ?? at, points[i + 1] ?? at];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const along = ((at.x - a.x) * dx + (at.y - a.y) * dy) / (dx * dx + dy * dy || 1);
    const foot = imagePoint(a.x + Math.min(1, Math.max(0, along)) * dx, a.y + Math.min(1, Math.max(0, along)) * dy);
    least = Math.min(least, Math.hypot(foot.x - at.x, foot.y - at.y));
  }
  return least;
}
