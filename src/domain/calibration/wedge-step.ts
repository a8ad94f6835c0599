import { z } from 'zod';
import { ImageBox } from '../annotation/space.ts';
import { ScanId } from '../scan/scan.ts';
import { WedgeMaterial } from './scanner-calibration.ts';

/** −ln of the median transmission, and its standard error. */
const StepLevel = z.object({ attenuation: z.number().positive().max(20), error: z.number().positive().max(1) });

/** A step of a wedge as it was measured: kept with the curves, so that anyone can fit them again. */
export const WedgeStep = z.object({
  scanId: ScanId,
  box: ImageBox,
  material: WedgeMaterial,
  thicknessMm: z.number().positive().max(2_000),
  pixels: z.number().int().positive(),
  high: StepLevel,
  low: StepLevel,
});
export type WedgeStep = z.infer<typeof WedgeStep>;
