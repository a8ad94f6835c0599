import { boxBetween } from '#domain/annotation/space.ts';
import { twoPointTool } from './two-point-tool.ts';

export const boxTool = twoPointTool('box', (from, to) => ({ kind: 'box', box: boxBetween(from, to) }));
