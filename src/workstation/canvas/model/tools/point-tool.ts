import { type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import { inImage } from '../shape-edit.ts';
import { keyStep } from './key-step.ts';
import { type CanvasActions, DRAG_THRESHOLD_PX, type Tool, type ToolState } from './tool.ts';

const idle: ToolState = {
  name: 'idle',
  pointerDown: () => pointing,
  key: (canvas, act) => (act.verb === 'enter' ? placing(canvas, canvas.centre()) : false),
};

/** A press that turns into a drag pins nothing: the hand was on its way elsewhere. */
const pointing: ToolState = {
  name: 'pointing',
  pointerUp: (canvas, at) => {
    if (at.travelledPx < DRAG_THRESHOLD_PX) canvas.add({ kind: 'point', at: at.image });
    return idle;
  },
  cancel: () => idle,
};

function placing(canvas: CanvasActions, at: ImagePoint): ToolState {
  canvas.preview({ id: null, shape: { kind: 'point', at }, handles: [at] });
  return {
    name: 'placing',
    pointerDown: () => {
      canvas.preview(null);
      return pointing;
    },
    key: (_canvas, act) => {
      if (act.verb === 'enter') canvas.add({ kind: 'point', at });
      if (act.verb === 'enter' || act.verb === 'remove') return giveUp(canvas);
      if (act.verb === 'settle') return undefined;
      const { dx, dy } = keyStep(canvas, act);
      return placing(canvas, inImage(imagePoint(at.x + dx, at.y + dy), canvas.image()));
    },
    cancel: giveUp,
  };
}

function giveUp(canvas: CanvasActions): ToolState {
  canvas.preview(null);
  return idle;
}

/** Pins a note to one place. */
export const pointTool: Tool = { id: 'point', start: idle };
