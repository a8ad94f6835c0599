import { colourOp } from '../pipeline/op.ts';

/** Colours by material: not at all, all classes, or one kind alone with the rest faded. */
export const MATERIAL_VIEWS = ['off', 'all', 'organic', 'metal'] as const;
export type MaterialView = (typeof MATERIAL_VIEWS)[number];

export const material = colourOp({ id: 'material', version: 1, neutral: { shown: 'off' as MaterialView } });
