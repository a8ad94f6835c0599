import { assertNever } from '#base/assert-never.ts';
import type { Shape } from '#domain/annotation/annotation.ts';
import { boxBetween, type ImageBox, type ImagePoint, imageBox, imagePoint } from '#domain/annotation/space.ts';
import type { ImageSize } from './viewport.ts';

/** Where a shape can be taken hold of, in an order that `withHandleAt` counts by. Boxes: clockwise from the top left. */
export function handlesOf(shape: Shape): readonly ImagePoint[] {
  switch (shape.kind) {
    case 'box':
      return BOX_HANDLES.map(([x, y]) =>
        imagePoint(shape.box.x + (x * shape.box.width) / 2, shape.box.y + (y * shape.box.height) / 2),
      );
    case 'polygon':
    case 'polyline':
    case 'angle':
      return shape.points;
    case 'line':
      return [shape.from, shape.to];
    case 'point':
      return [];
    default:
      return assertNever(shape);
  }
}

/** In halves of width and height. */
const BOX_HANDLES = [
  [0, 0],
  [1, 0],
  [2, 0],
  [2, 1],
  [2, 2],
  [1, 2],
  [0, 2],
  [0, 1],
] as const;

/** The shape with one handle pulled to another place; a side handle of a box moves only its side. */
export function withHandleAt(shape: Shape, handle: number, place: ImagePoint): Shape {
  switch (shape.kind) {
    case 'box':
      return { kind: 'box', box: pulledBox(shape.box, handle, place) };
    case 'polygon':
    case 'polyline':
    case 'angle':
      return { ...shape, points: shape.points.map((point, i) => (i === handle ? place : point)) };
    case 'line':
      return handle === 0 ? { ...shape, from: place } : { ...shape, to: place };
    case 'point':
      return { kind: 'point', at: place };
    default:
      return assertNever(shape);
  }
}

function pulledBox(box: ImageBox, handle: number, place: ImagePoint): ImageBox {
  const [x, y] = BOX_HANDLES[handle] ?? [2, 2];
  const [right, bottom] = [box.x + box.width, box.y + box.height];
  const one = imagePoint(x === 0 ? place.x : box.x, y === 0 ? place.y : box.y);
  const other = imagePoint(x === 2 ? place.x : right, y === 2 ? place.y : bottom);
  const pulled = boxBetween(one, other);
  return imageBox(pulled.x, pulled.y, Math.max(1, pulled.width), Math.max(1, pulled.height));
}

/** Moved by pixels of the scan, as far as its edges allow. */
export function movedBy(shape: Shape, dx: number, dy: number, image: ImageSize): Shape {
  const bounds = boundsOf(shape);
  const x = Math.min(Math.max(dx, -bounds.x), image.widthPx - bounds.x - bounds.width);
  const y = Math.min(Math.max(dy, -bounds.y), image.heightPx - bounds.y - bounds.height);
  const move = (point: ImagePoint): ImagePoint => imagePoint(point.x + x, point.y + y);
  switch (shape.kind) {
    case 'box':
      return { kind: 'box', box: imageBox(shape.box.x + x, shape.box.y + y, shape.box.width, shape.box.height) };
    case 'polygon':
    case 'polyline':
    case 'angle':
      return { ...shape, points: shape.points.map(move) };
    case 'line':
      return { kind: 'line', from: move(shape.from), to: move(shape.to) };
    case 'point':
      return { kind: 'point', at: move(shape.at) };
    default:
      return assertNever(shape);
  }
}

/** For the keyboard: the right and lower side of a box, the far end of a line; others keep their size and move. */
export function resizedBy(shape: Shape, dx: number, dy: number, image: ImageSize): Shape {
  if (shape.kind === 'line') return { ...shape, to: inImage(imagePoint(shape.to.x + dx, shape.to.y + dy), image) };
  if (shape.kind !== 'box') return movedBy(shape, dx, dy, image);
  const { x, y, width, height } = shape.box;
  const corner = inImage(imagePoint(x + Math.max(1, width + dx), y + Math.max(1, height + dy)), image);
  return { kind: 'box', box: imageBox(x, y, Math.max(1, corner.x - x), Math.max(1, corner.y - y)) };
}

/** The smallest upright rectangle around a shape; may have no width or height. */
export function boundsOf(shape: Shape): ImageBox {
  if (shape.kind === 'box') return shape.box;
  const points = shape.kind === 'point' ? [shape.at] : shape.kind === 'line' ? [shape.from, shape.to] : shape.points;
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return imageBox(left, top, Math.max(...xs) - left, Math.max(...ys) - top);
}

/** The nearest place that is still on the scan. */
export function inImage(point: ImagePoint, image: ImageSize): ImagePoint {
  return imagePoint(clamp(point.x, 0, image.widthPx), clamp(point.y, 0, image.heightPx));
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
