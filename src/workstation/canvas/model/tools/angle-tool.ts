import { cornersTool } from './corners-tool.ts';

/** Measures the angle between two legs: an end, the corner, the other end. */
export const angleTool = cornersTool({
  id: 'angle',
  least: 3,
  most: 3,
  isClosed: false,
  shapeOf: (points) => ({ kind: 'angle', points }),
});
