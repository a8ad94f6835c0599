import type { Shape } from '#domain/annotation/annotation.ts';
import { boxBetween, type ImageBox, type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import { type Pose, posedFromImage } from './pose.ts';
import type { OpenPath } from './tools/tool.ts';

/**
 * Shapes as they lie on the posed scan, for drawing and for finding what is under the pointer: there a circle is round
 * and a distance has one scale. They keep the types of the scan, because nothing of them is ever stored.
 */
export function posedShape<S extends Shape | OpenPath>(shape: S, pose: Pose): S {
  switch (shape.kind) {
    case 'box':
      return { ...shape, box: posedBox(shape.box, pose) };
    case 'point':
      return { ...shape, at: posedPoint(shape.at, pose) };
    case 'line':
      return { ...shape, from: posedPoint(shape.from, pose), to: posedPoint(shape.to, pose) };
    default:
      return { ...shape, points: shape.points.map((point) => posedPoint(point, pose)) };
  }
}

export function posedBox({ x, y, width, height }: ImageBox, pose: Pose): ImageBox {
  return boxBetween(posedPoint(imagePoint(x, y), pose), posedPoint(imagePoint(x + width, y + height), pose));
}

export function posedPoint(point: ImagePoint, pose: Pose): ImagePoint {
  const { x, y } = posedFromImage(pose, point);
  return imagePoint(x, y);
}
