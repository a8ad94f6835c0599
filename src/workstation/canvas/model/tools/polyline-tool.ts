import { cornersTool, MOST_CORNERS } from './corners-tool.ts';

/** Measures the length of a way with bends. */
export const polylineTool = cornersTool({
  id: 'polyline',
  least: 2,
  most: MOST_CORNERS,
  isClosed: false,
  shapeOf: (points) => ({ kind: 'polyline', points }),
});
