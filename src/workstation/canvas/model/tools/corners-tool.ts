import type { Shape } from '#domain/annotation/annotation.ts';
import { type ImagePoint, imagePoint } from '#domain/annotation/space.ts';
import { inImage } from '../shape-edit.ts';
import { keyStep } from './key-step.ts';
import { type CanvasActions, DRAG_THRESHOLD_PX, type PointerAt, type Tool, type ToolState } from './tool.ts';

/** A click this near to the first corner closes a polygon, in CSS pixels. */
const CLOSING_PX = 10;
/** What the record takes. */
export const MOST_CORNERS = 200;

interface Corners {
  readonly id: string;
  /** With fewer there is nothing to leave. */
  readonly least: number;
  /** With so many the shape is whole. */
  readonly most: number;
  readonly isClosed: boolean;
  readonly shapeOf: (points: ImagePoint[]) => Shape;
}

/**
 * A tool for shapes that are set corner by corner. They end with a double click, with a second Enter on a corner, with
 * their last possible corner, and where they are closed with a click on the first one.
 */
export function cornersTool({ id, least, most, isClosed, shapeOf }: Corners): Tool {
  const idle: ToolState = {
    name: 'idle',
    pointerUp: (canvas, at) => drawing(canvas, [at.image], at.image),
    key: (canvas, act) => (act.verb === 'enter' ? drawing(canvas, [], canvas.centre()) : false),
  };

  /** `corners` are set; `next` is where the pointer is, or the cursor that the arrow keys move. */
  function drawing(canvas: CanvasActions, corners: readonly ImagePoint[], next: ImagePoint): ToolState {
    const points = [...corners, next];
    const isTold = !isClosed && points.length >= least;
    canvas.preview({ id: null, shape: isTold ? shapeOf(points) : { kind: 'path', points }, handles: points });
    return {
      name: 'drawing',
      pointerMove: (_canvas, at) => drawing(canvas, corners, at.image),
      pointerUp: (_canvas, at) => (closes(canvas, corners, at) ? finish(canvas, corners) : addCorner(at.image)),
      doubleClick: () => finish(canvas, corners),
      key: (_canvas, act) => {
        switch (act.verb) {
          case 'enter':
            return corners.some((corner) => isSame(canvas, corner, next)) ? finish(canvas, corners) : addCorner(next);
          case 'remove':
            return corners.length > 1 ? drawing(canvas, corners.slice(0, -1), next) : giveUp(canvas);
          case 'move':
          case 'resize': {
            const { dx, dy } = keyStep(canvas, act);
            return drawing(canvas, corners, inImage(imagePoint(next.x + dx, next.y + dy), canvas.image()));
          }
          default:
            return undefined;
        }
      },
      cancel: giveUp,
    };

    function addCorner(corner: ImagePoint): ToolState | undefined {
      const last = corners.at(-1);
      const added = last && isSame(canvas, last, corner) ? corners : [...corners, corner];
      return added.length >= most ? finish(canvas, added) : drawing(canvas, added, corner);
    }
  }

  function finish(canvas: CanvasActions, corners: readonly ImagePoint[]): ToolState | undefined {
    if (corners.length < least) return undefined;
    canvas.preview(null);
    canvas.add(shapeOf([...corners]));
    return idle;
  }

  function giveUp(canvas: CanvasActions): ToolState {
    canvas.preview(null);
    return idle;
  }

  function closes(canvas: CanvasActions, corners: readonly ImagePoint[], at: PointerAt): boolean {
    const first = corners[0];
    if (!isClosed || !first || corners.length < least) return false;
    return Math.hypot(first.x - at.image.x, first.y - at.image.y) * canvas.scale() <= CLOSING_PX;
  }

  return { id, start: idle };
}

/** The two clicks of a double click lie a little apart. */
function isSame(canvas: CanvasActions, a: ImagePoint, b: ImagePoint): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) * canvas.scale() < DRAG_THRESHOLD_PX;
}
