import type { Shape } from '#domain/annotation/annotation.ts';
import { type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import { handlesOf, inImage, movedBy, resizedBy } from '../shape-edit.ts';
import { keyStep } from './key-step.ts';
import { type CanvasActions, DRAG_THRESHOLD_PX, type Tool, type ToolState } from './tool.ts';

type Between = (from: ImagePoint, to: ImagePoint) => Shape;
/** What becomes of the shape. */
type Leave = (canvas: CanvasActions, shape: Shape) => void;

const addShape: Leave = (canvas, shape) => canvas.add(shape);

/** Smaller than this a shape is a slip of the hand, in pixels of the scan. */
const SMALLEST = 2;
/** A shape placed by key spans this share of the canvas' shorter side, about. */
const PLACED_PX = 80;

/** A tool for shapes that two places span: by a drag, by two clicks, or by keys. */
export function twoPointTool(id: string, between: Between, leave: Leave = addShape): Tool {
  const idle: ToolState = {
    name: 'idle',
    pointerDown: (_canvas, at) => pointing(at.image),
    key: (canvas, act) => (act.verb === 'enter' ? placing(canvas, placed(canvas)) : false),
  };

  const pointing = (origin: ImagePoint): ToolState => ({
    name: 'pointing',
    pointerMove: (_canvas, at) => (at.travelledPx < DRAG_THRESHOLD_PX ? undefined : dragging(origin)),
    pointerUp: () => cornered(origin),
    cancel: () => idle,
  });

  const dragging = (origin: ImagePoint): ToolState => ({
    name: 'dragging',
    pointerMove: (canvas, at) => {
      show(canvas, between(origin, at.image));
    },
    pointerUp: (canvas, at) => finish(canvas, origin, at.image),
    cancel: giveUp,
  });

  /** One click was made; the next one ends the shape. */
  const cornered = (origin: ImagePoint): ToolState => ({
    name: 'cornered',
    pointerMove: (canvas, at) => {
      show(canvas, between(origin, at.image));
    },
    pointerUp: (canvas, at) => (spans(origin, at.image) ? finish(canvas, origin, at.image) : undefined),
    key: (canvas, act) => (act.verb === 'enter' ? giveUp(canvas) : false),
    cancel: giveUp,
  });

  function placing(canvas: CanvasActions, shape: Shape): ToolState {
    show(canvas, shape);
    return {
      name: 'placing',
      pointerDown: (_canvas, at) => {
        canvas.preview(null);
        return pointing(at.image);
      },
      key: (_canvas, act) => {
        switch (act.verb) {
          case 'enter':
            canvas.preview(null);
            leave(canvas, shape);
            return idle;
          case 'move':
          case 'resize': {
            const { dx, dy } = keyStep(canvas, act);
            return placing(canvas, (act.verb === 'move' ? movedBy : resizedBy)(shape, dx, dy, canvas.image()));
          }
          case 'remove':
            return giveUp(canvas);
          default:
            return undefined;
        }
      },
      cancel: giveUp,
    };
  }

  function placed(canvas: CanvasActions): Shape {
    const centre = canvas.centre();
    const half = Math.max(SMALLEST, Math.round(PLACED_PX / 2 / canvas.scale()));
    const corner = (side: number) =>
      inImage(imagePoint(Math.round(centre.x) + side * half, Math.round(centre.y) + side * half), canvas.image());
    return between(corner(-1), corner(1));
  }

  function finish(canvas: CanvasActions, origin: ImagePoint, end: ImagePoint): ToolState {
    canvas.preview(null);
    if (spans(origin, end)) leave(canvas, between(origin, end));
    return idle;
  }

  function giveUp(canvas: CanvasActions): ToolState {
    canvas.preview(null);
    return idle;
  }

  return { id, start: idle };

  function spans(a: ImagePoint, b: ImagePoint): boolean {
    const shape = between(a, b);
    return shape.kind === 'box'
      ? shape.box.width >= SMALLEST && shape.box.height >= SMALLEST
      : Math.hypot(a.x - b.x, a.y - b.y) >= SMALLEST;
  }
}

function show(canvas: CanvasActions, shape: Shape): void {
  canvas.preview({ id: null, shape, handles: handlesOf(shape) });
}
