import type { ScreenPoint } from '#domain/annotation/space.ts';
import type { Tool, ToolState } from './tool.ts';

const idle: ToolState = { name: 'idle', pointerDown: (_canvas, at) => panning(at.screen, () => idle) };

/** The scan follows the hand. Giving up leaves it where it is: where one looks is no change to the record. */
export function panning(from: ScreenPoint, afterwards: () => ToolState): ToolState {
  return {
    name: 'panning',
    pointerMove: (canvas, at) => {
      canvas.panBy(at.screen.x - from.x, at.screen.y - from.y);
      return panning(at.screen, afterwards);
    },
    pointerUp: afterwards,
    cancel: afterwards,
  };
}

export const panTool: Tool = { id: 'pan', start: idle };
