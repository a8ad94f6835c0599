import type { AnnotationId, Shape } from '#domain/annotation/annotation.ts';
import { handlesOf, movedBy, resizedBy, withHandleAt } from '../shape-edit.ts';
import { keyStep } from './key-step.ts';
import { panning } from './pan-tool.ts';
import {
  type CanvasActions,
  DRAG_THRESHOLD_PX,
  type KeyMove,
  type PointerAt,
  type Tool,
  type ToolState,
} from './tool.ts';

const idle: ToolState = {
  name: 'idle',
  pointerDown: (_canvas, at) => pointing(at),
  key: (canvas, act) => {
    const id = canvas.selection();
    const shape = id ? canvas.shapeOf(id) : undefined;
    if (act.verb === 'enter') return selectNext(canvas);
    if (!id || !shape) return false;
    if (act.verb === 'settle') return undefined;
    if (act.verb !== 'remove') return adjusting(canvas, id, shape, act);
    canvas.select(null);
    canvas.remove(id);
    return undefined;
  },
};

const pointing = (down: PointerAt): ToolState => ({
  name: 'pointing',
  pointerMove: (canvas, at) => {
    if (at.travelledPx < DRAG_THRESHOLD_PX) return undefined;
    const { target } = down;
    if (target.kind === 'handle') return pulling(canvas, target.id, target.handle);
    if (target.kind === 'annotation' && target.id === canvas.selection()) return moving(canvas, target.id, down);
    return panning(down.screen, () => idle);
  },
  pointerUp: (canvas) => {
    const { target } = down;
    if (target.kind === 'finding') canvas.focusFinding(target.id);
    canvas.select(target.kind === 'annotation' || target.kind === 'handle' ? target.id : null);
    return idle;
  },
  cancel: () => idle,
});

function pulling(canvas: CanvasActions, id: AnnotationId, handle: number): ToolState {
  const shape = canvas.shapeOf(id);
  if (!shape) return idle;
  return reshaping(id, 'pulling', (at) => withHandleAt(shape, handle, at.image));
}

function moving(canvas: CanvasActions, id: AnnotationId, down: PointerAt): ToolState {
  const shape = canvas.shapeOf(id);
  if (!shape) return idle;
  return reshaping(id, 'moving', (at) =>
    movedBy(shape, at.image.x - down.image.x, at.image.y - down.image.y, canvas.image()),
  );
}

function reshaping(id: AnnotationId, name: string, shapeAt: (at: PointerAt) => Shape): ToolState {
  return {
    name,
    pointerMove: (canvas, at) => {
      show(canvas, id, shapeAt(at));
    },
    pointerUp: (canvas, at) => {
      canvas.preview(null);
      canvas.change(id, shapeAt(at));
      return idle;
    },
    cancel: giveUp,
  };
}

/** Keys move or resize; one change goes on record when the hand rests, not one for each press. */
function adjusting(canvas: CanvasActions, id: AnnotationId, before: Shape, act: KeyMove): ToolState {
  const { dx, dy } = keyStep(canvas, act);
  const shape = (act.verb === 'move' ? movedBy : resizedBy)(before, dx, dy, canvas.image());
  show(canvas, id, shape);
  const settle = (): ToolState => {
    canvas.preview(null);
    canvas.change(id, shape);
    return idle;
  };
  return {
    name: 'adjusting',
    pointerDown: (_canvas, at) => {
      settle();
      return pointing(at);
    },
    key: (_canvas, next) => {
      if (next.verb === 'settle' || next.verb === 'enter') return settle();
      if (next.verb === 'remove') return giveUp(canvas);
      return adjusting(canvas, id, shape, next);
    },
    cancel: giveUp,
  };
}

function show(canvas: CanvasActions, id: AnnotationId, shape: Shape): void {
  canvas.preview({ id, shape, handles: handlesOf(shape) });
}

function giveUp(canvas: CanvasActions): ToolState {
  canvas.preview(null);
  return idle;
}

function selectNext(canvas: CanvasActions): ToolState | undefined | false {
  const ids = canvas.annotationIds();
  const current = canvas.selection();
  const next = ids[((current ? ids.indexOf(current) : -1) + 1) % ids.length];
  if (!next) return false;
  canvas.select(next);
  return undefined;
}

/** Selects, moves and resizes; a drag on anything else moves the picture. */
export const selectTool: Tool = { id: 'select', start: idle };
