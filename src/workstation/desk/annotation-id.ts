import type { AnnotationId } from '#domain/annotation/annotation.ts';

export function newAnnotationId(newId: () => string): AnnotationId {
  return `ann_${newId()}` as AnnotationId;
}
