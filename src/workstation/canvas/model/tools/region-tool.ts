import { boxBetween } from '#domain/annotation/space.ts';
import { boundsOf } from '../shape-edit.ts';
import { twoPointTool } from './two-point-tool.ts';

/** Opens the window over a part of the scan; leaves no mark, and the hand is free again. */
export const regionTool = twoPointTool(
  'region',
  (from, to) => ({ kind: 'box', box: boxBetween(from, to) }),
  (canvas, shape) => {
    canvas.windowOver(boundsOf(shape));
    canvas.letGo();
  },
);
