import { twoPointTool } from './two-point-tool.ts';

/** Measures a distance. */
export const lineTool = twoPointTool('line', (from, to) => ({ kind: 'line', from, to }));
