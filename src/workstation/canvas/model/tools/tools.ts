import { angleTool } from './angle-tool.ts';
import { boxTool } from './box-tool.ts';
import { lineTool } from './line-tool.ts';
import { panTool } from './pan-tool.ts';
import { pointTool } from './point-tool.ts';
import { polygonTool } from './polygon-tool.ts';
import { polylineTool } from './polyline-tool.ts';
import { regionTool } from './region-tool.ts';
import { selectTool } from './select-tool.ts';
import type { Tool } from './tool.ts';

export type ToolId = 'select' | 'pan' | 'box' | 'polygon' | 'point' | 'line' | 'polyline' | 'angle' | 'region';

/** These leave nothing on the record, so that they can be in hand where one may only look. */
export const LOOKING_TOOLS: readonly ToolId[] = ['select', 'pan', 'region'];

export const TOOLS: Readonly<Record<ToolId, Tool>> = {
  select: selectTool,
  pan: panTool,
  box: boxTool,
  polygon: polygonTool,
  point: pointTool,
  line: lineTool,
  polyline: polylineTool,
  angle: angleTool,
  region: regionTool,
};
