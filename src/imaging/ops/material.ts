import { colourOp } from '../pipeline/op.ts';

/** Colours by material: not at all, all classes, or one kind alone with the rest faded; of all in the beam, or without the walls. */
export const MATERIAL_VIEWS = ['off', 'all', 'organic', 'metal'] as const;
export type MaterialView = (typeof MATERIAL_VIEWS)[number];

export const material = colourOp({
  id: 'material',
  version: 1,
  neutral: { shown: 'off' as MaterialView, withoutWalls: false as boolean },
});
