import type { Annotation, AnnotationId, Shape } from '#domain/annotation/annotation.ts';
import type { ImageBox, ImagePoint } from '#domain/annotation/space.ts';
import { angleDegrees, lengthMm, type PixelPitchMm, wayOf } from '../../canvas/model/measures.ts';
import { boundsOf } from '../../canvas/model/shape-edit.ts';

export interface MarkRow {
  readonly id: AnnotationId;
  /** As written on the image. */
  readonly number: number;
  readonly kind: Shape['kind'];
  readonly title: string | null;
  readonly note: string;
  readonly size:
    | { readonly widthMm: number; readonly heightMm: number }
    | { readonly lengthMm: number }
    | { readonly degrees: number }
    | null;
  /** Where in the container, in words; null where that cannot be told. */
  readonly place: string | null;
  readonly isSelected: boolean;
}

export function markRows(
  annotations: readonly Annotation[],
  pitchMm: PixelPitchMm,
  titleOf: (classId: string) => string,
  placeOf: (box: ImageBox) => string | null,
  selectedId: AnnotationId | null,
): readonly MarkRow[] {
  return annotations.map(({ id, shape, classId, note }, i) => ({
    id,
    number: i + 1,
    kind: shape.kind,
    title: classId === null ? null : titleOf(classId),
    note,
    size: sizeOf(shape, pitchMm),
    place: hasClass(shape.kind) ? placeOf(boundsOf(shape)) : null,
    isSelected: id === selectedId,
  }));
}

function sizeOf(shape: Shape, pitchMm: PixelPitchMm): MarkRow['size'] {
  switch (shape.kind) {
    case 'point':
      return null;
    case 'line':
    case 'polyline':
      return { lengthMm: Math.round(lengthMm(wayOf(shape) ?? [], pitchMm)) };
    case 'angle':
      return { degrees: Math.round(angleDegrees(shape.points, pitchMm)) };
    case 'box':
      return sizeMm(shape.box.width, shape.box.height, pitchMm);
    case 'polygon':
      return sizeMm(extent(shape.points, 'x'), extent(shape.points, 'y'), pitchMm);
  }
}

function sizeMm(widthPx: number, heightPx: number, pitchMm: PixelPitchMm): MarkRow['size'] {
  return { widthMm: Math.round(widthPx * pitchMm.x), heightMm: Math.round(heightPx * pitchMm.y) };
}

function extent(points: readonly ImagePoint[], axis: 'x' | 'y'): number {
  const places = points.map((point) => point[axis]);
  return Math.max(...places) - Math.min(...places);
}

/** Whether marks of this kind have a class: a place does, a note or a measure does not. */
export function hasClass(kind: Shape['kind']): boolean {
  return kind === 'box' || kind === 'polygon';
}
