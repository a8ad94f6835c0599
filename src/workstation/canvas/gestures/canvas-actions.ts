import type { StoreApi } from 'zustand/vanilla';
import type { Annotation, AnnotationContent, AnnotationId } from '#domain/annotation/annotation.ts';
import { imagePoint } from '#domain/annotation/space.ts';
import type { Finding, FindingId } from '#domain/finding/finding.ts';
import type { MouseMap } from '#domain/officer/mouse-map.ts';
import { visibleBox } from '../model/camera.ts';
import type { CanvasActions, Draft } from '../model/tools/tool.ts';
import type { ViewStore } from '../view-store.ts';

/** What the canvas shows and whom it tells, as of the last render. */
export interface CanvasContext {
  readonly annotations: readonly Annotation[];
  readonly findings: readonly Finding[];
  readonly isEditable: boolean;
  readonly mouse: MouseMap;
  readonly onAnnotate: (content: AnnotationContent) => void;
  readonly onChangeAnnotation: (id: AnnotationId, content: AnnotationContent | null) => void;
  readonly onFocusFinding: (id: FindingId) => void;
}

/** The hands of the tools. Where nothing may be drawn, no shape can be taken hold of. */
export function createCanvasActions(
  view: ViewStore,
  draft: StoreApi<Draft | null>,
  context: () => CanvasContext,
): CanvasActions {
  const annotationOf = (id: AnnotationId) => context().annotations.find((annotation) => annotation.id === id);

  return {
    image: () => view.getState().image,
    centre: () => {
      const { camera, viewport } = view.getState();
      const { x, y, width, height } = visibleBox(camera, viewport);
      return imagePoint(x + width / 2, y + height / 2);
    },
    scale: () => view.getState().camera.scale,
    shapeOf: (id) => (context().isEditable ? annotationOf(id)?.shape : undefined),
    selection: () => view.getState().selection,
    annotationIds: () => context().annotations.map(({ id }) => id),
    preview: (next) => draft.setState(next, true),
    add: (shape) => {
      const { isEditable, onAnnotate } = context();
      if (isEditable) onAnnotate({ shape, classId: null, note: '' });
    },
    change: (id, shape) => {
      const annotation = context().isEditable ? annotationOf(id) : undefined;
      if (!annotation || JSON.stringify(annotation.shape) === JSON.stringify(shape)) return;
      context().onChangeAnnotation(id, { shape, classId: annotation.classId, note: annotation.note });
    },
    remove: (id) => context().onChangeAnnotation(id, null),
    select: (id) => view.getState().select(id),
    focusFinding: (id) => context().onFocusFinding(id),
    windowOver: (box) => view.getState().windowOver(box),
    letGo: () => view.getState().chooseTool('select'),
    panBy: (dxPx, dyPx) => view.getState().panBy(dxPx, dyPx),
  };
}
