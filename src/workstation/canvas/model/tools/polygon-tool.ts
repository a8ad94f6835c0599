import { cornersTool, MOST_CORNERS } from './corners-tool.ts';

export const polygonTool = cornersTool({
  id: 'polygon',
  least: 3,
  most: MOST_CORNERS,
  isClosed: true,
  shapeOf: (points) => ({ kind: 'polygon', points }),
});
