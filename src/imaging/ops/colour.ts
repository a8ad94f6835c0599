import type { Palette } from '../colour/palettes.ts';
import { colourOp } from '../pipeline/op.ts';

export const colour = colourOp({ id: 'colour', version: 1, neutral: { palette: 'grey' as Palette } });
