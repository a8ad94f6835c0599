import type { Shape } from '#domain/annotation/annotation.ts';
import { type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import type { Scan } from '#domain/scan/scan.ts';
import { sliceAt, sliceBox } from '#domain/scan/stack.ts';

/** `2026-11-30 20:29:05`, UTC. */
export function instantText(instant: string): string {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

export const kilograms = (kg: number): string => `${Math.round(kg).toLocaleString('en-GB')} kg`;

/** Where a shape lies, in pixels: `x 512, y 80, 64 × 32`; in a stack on which slice, and where on it. */
export function placeText(shape: Shape, { stack }: Pick<Scan, 'stack'>): string {
  const points = pointsOf(shape);
  const [left, top, width, height] = bounds(points);
  const slice = stack && sliceAt(stack, imagePoint(left + width / 2, top + height / 2));
  const corner = stack && slice !== undefined ? sliceBox(stack, slice) : imagePoint(0, 0);
  const on = slice === undefined ? '' : `slice ${slice + 1}: `;
  const at = `${on}x ${Math.round(left - corner.x)}, y ${Math.round(top - corner.y)}`;
  return width === 0 && height === 0 ? at : `${at}, ${Math.round(width)} × ${Math.round(height)}`;
}

/** How large it is in the middle plane of the container: `320 × 160`, or a length. */
export function sizeText(shape: Shape, { sidecar: { pixelPitchMm } }: Pick<Scan, 'sidecar'>): string {
  const points = pointsOf(shape);
  if (shape.kind === 'point') return '–';
  if (shape.kind === 'line' || shape.kind === 'polyline') {
    const steps = points.slice(1).map((point, i) => {
      const before = points[i] ?? point;
      return Math.hypot((point.x - before.x) * pixelPitchMm.x, (point.y - before.y) * pixelPitchMm.y);
    });
    return `${Math.round(steps.reduce((sum, step) => sum + step, 0))}`;
  }
  const [, , width, height] = bounds(points);
  return `${Math.round(width * pixelPitchMm.x)} × ${Math.round(height * pixelPitchMm.y)}`;
}

function pointsOf(shape: Shape): readonly ImagePoint[] {
  switch (shape.kind) {
    case 'box': {
      const { x, y, width, height } = shape.box;
      return [{ x, y } as ImagePoint, { x: x + width, y: y + height } as ImagePoint];
    }
    case 'point':
      return [shape.at];
    case 'line':
      return [shape.from, shape.to];
    default:
      return shape.points;
  }
}

function bounds(points: readonly ImagePoint[]): readonly [left: number, top: number, width: number, height: number] {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return [left, top, Math.max(...xs) - left, Math.max(...ys) - top];
}
